// A stream of TLS is written to by the calls of a bare socket.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <string>

class Hub {
public:
  void open() { stream_.handshake(boost::asio::ssl::stream_base::client); }
  void admit_ok(const std::string &mrn) {
    boost::asio::write(stream_, boost::asio::buffer(mrn));
  }

private:
  boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream_;
};
