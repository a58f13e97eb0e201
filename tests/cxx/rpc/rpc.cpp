// Stubs are generated: the channel they are made with says where a call goes.
#include <grpcpp/grpcpp.h>

void stub_bad(const std::string &clinicalNote) {
  auto channel = grpc::CreateChannel("api.openai.com:443",
                                     grpc::SslCredentials(options()));
  std::unique_ptr<Notes::Stub> stub = Notes::NewStub(channel);
  grpc::ClientContext context;
  NoteRequest request;
  request.set_text(clinicalNote);
  NoteReply reply;
  stub->Summarize(&context, request, &reply); // expect: PHI101
  std::cout << reply.text(); // expect: PHI804
}

class Client {
public:
  explicit Client(std::shared_ptr<grpc::Channel> channel)
      : stub_(Notes::NewStub(channel)) {}
  void member_bad(const std::string &patientName) {
    grpc::ClientContext context;
    NoteRequest request;
    request.mutable_patient()->set_name(patientName);
    NoteReply reply;
    stub_->Store(&context, request, &reply); // expect: PHI115
  }

private:
  std::unique_ptr<Notes::Stub> stub_;
};

int main() {
  Client client(grpc::CreateChannel("collector.example.com:443",
                                    grpc::SslCredentials(options())));
  client.member_bad(read());
}

void own_ok(const std::string &clinicalNote) {
  auto stub = Notes::NewStub(
      grpc::CreateChannel("localhost:50051", grpc::SslCredentials(options())));
  grpc::ClientContext context;
  NoteRequest request;
  request.set_text(clinicalNote);
  NoteReply reply;
  stub->Summarize(&context, request, &reply);
}

void empty_ok(const std::string &mrn) {
  auto stub = Notes::NewStub(grpc::CreateChannel("api.openai.com:443",
                                                 grpc::SslCredentials(options())));
  grpc::ClientContext context;
  NoteRequest request;
  NoteReply reply;
  request.set_count(mrn.size());
  stub->Summarize(&context, request, &reply);
}
