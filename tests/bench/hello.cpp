// The baseline of the door: the same HTTP library, tuned as ours is, with a handler that says hello. Prints its address.
#include <httplib.h>

#include <sys/socket.h>

#include <iostream>

int main() {
    httplib::Server server;
    int listening = -1;
    server.new_task_queue = [] { return new httplib::ThreadPool(32); };  // the library needs a thread for each of the 32 connections
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(10'000);
    server.set_keep_alive_timeout(20);
    server.set_socket_options([&](socket_t socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        listening = socket;
    });
    server.Get("/hello", [](const httplib::Request&, httplib::Response& response) { response.set_content("hello", "text/plain"); });
    const int port = server.bind_to_any_port("127.0.0.1");
    ::listen(listening, 1024);
    std::cout << "http://127.0.0.1:" << port << std::endl;
    server.listen_after_bind();
}
