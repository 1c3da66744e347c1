package cn.ggzy.fabric.embedded.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.QueryMetadata;

/** Which page of a range a contract wants: it starts at the bookmark of the page before. */
record Page(String start, int size) {
    static Page of(GetStateByRange request) throws InvalidProtocolBufferException {
        QueryMetadata metadata = QueryMetadata.parseFrom(request.getMetadata());
        String bookmark = metadata.getBookmark();
        return new Page(bookmark.isEmpty() ? request.getStartKey() : bookmark, metadata.getPageSize());
    }
}
