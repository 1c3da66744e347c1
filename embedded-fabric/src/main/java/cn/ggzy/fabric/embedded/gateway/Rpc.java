package cn.ggzy.fabric.embedded.gateway;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** Errors as the Gateway service reports them: a code, a message, and which peer said what. */
final class Rpc {
    private Rpc() {}

    static StatusRuntimeException error(io.grpc.Status.Code code, String message) {
        return error(code, message, List.of());
    }

    static StatusRuntimeException error(io.grpc.Status.Code code, String message, List<ErrorDetail> details) {
        Status.Builder status = Status.newBuilder().setCode(code.value()).setMessage(message);
        details.forEach(detail -> status.addDetails(Any.pack(detail)));
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
