package cn.ggzy.fabric.embedded.chaincode;

import cn.ggzy.fabric.embedded.ledger.Audience;
import cn.ggzy.fabric.embedded.ledger.Simulation;
import cn.ggzy.fabric.embedded.ledger.State;
import cn.ggzy.fabric.embedded.ledger.Value;
import cn.ggzy.fabric.embedded.ledger.Version;
import cn.ggzy.fabric.embedded.policy.Policies;
import cn.ggzy.fabric.embedded.policy.Signatory;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeEndorsementInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;
import org.jspecify.annotations.Nullable;

/** The definitions of chaincodes as they stand on the ledger, in the namespace and the form that Fabric keeps them in. */
public final class Definitions implements Audience {
    public static final String NAMESPACE = "_lifecycle";
    private static final String IMPLICIT = "_implicit_org_";
    private static final List<String> FIELDS = List.of("Collections", "EndorsementInfo", "Sequence", "ValidationInfo");

    private final List<String> mspIds;
    private final Map<Version, ChaincodeDefinition> read = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> audiences = new ConcurrentHashMap<>();

    public Definitions(List<String> mspIds) {
        this.mspIds = List.copyOf(mspIds);
    }

    public static String sequenceKey(String chaincode) {
        return field(chaincode, "Sequence");
    }

    private static String field(String chaincode, String name) {
        return "namespaces/fields/" + chaincode + "/" + name;
    }

    /** Writes a definition, as the lifecycle chaincode does when it is committed. */
    public static void write(Simulation simulation, ChaincodeDefinition definition) {
        String name = definition.name();
        ChaincodeEndorsementInfo endorsement = ChaincodeEndorsementInfo.newBuilder()
                .setVersion(definition.version())
                .setEndorsementPlugin("escc")
                .build();
        ChaincodeValidationInfo validation = ChaincodeValidationInfo.newBuilder()
                .setValidationPlugin("vscc")
                .setValidationParameter(definition.validationParameter())
                .build();
        put(simulation, field(name, "Collections"), definition.collections().toByteString());
        put(simulation, field(name, "EndorsementInfo"), endorsement.toByteString());
        put(simulation, field(name, "ValidationInfo"), validation.toByteString());
        simulation.put(
                NAMESPACE,
                sequenceKey(name),
                StateData.newBuilder().setInt64(definition.sequence()).build().toByteString());
        simulation.put(
                NAMESPACE,
                "namespaces/metadata/" + name,
                StateMetadata.newBuilder()
                        .setDatatype("ChaincodeDefinition")
                        .addAllFields(FIELDS)
                        .build()
                        .toByteString());
    }

    private static void put(Simulation simulation, String key, ByteString bytes) {
        simulation.put(
                NAMESPACE, key, StateData.newBuilder().setBytes(bytes).build().toByteString());
    }

    public Optional<ChaincodeDefinition> find(State.Snapshot state, String chaincode) {
        Value sequence = state.get(NAMESPACE, sequenceKey(chaincode));
        return sequence == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(sequence.version(), version -> read(state, chaincode)));
    }

    private static ChaincodeDefinition read(State.Snapshot state, String chaincode) {
        try {
            return new ChaincodeDefinition(
                    chaincode,
                    ChaincodeEndorsementInfo.parseFrom(
                                    data(state, chaincode, "EndorsementInfo").getBytes())
                            .getVersion(),
                    data(state, chaincode, "Sequence").getInt64(),
                    ApplicationPolicy.parseFrom(ChaincodeValidationInfo.parseFrom(
                                    data(state, chaincode, "ValidationInfo").getBytes())
                            .getValidationParameter()),
                    CollectionConfigPackage.parseFrom(
                            data(state, chaincode, "Collections").getBytes()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the definition of " + chaincode + " cannot be read", e);
        }
    }

    private static StateData data(State.Snapshot state, String chaincode, String name)
            throws InvalidProtocolBufferException {
        Value value = state.get(NAMESPACE, field(chaincode, name));
        return value == null || value.content() == null
                ? StateData.getDefaultInstance()
                : StateData.parseFrom(value.content());
    }

    /** The policy itself, or the channel's default when the definition refers to it. */
    public SignaturePolicyEnvelope resolve(ApplicationPolicy policy) {
        return policy.hasSignaturePolicy() ? policy.getSignaturePolicy() : Policies.majorityOfPeers(mspIds);
    }

    /** The collection's own endorsement policy; nothing when the chaincode's counts. */
    public @Nullable SignaturePolicyEnvelope collectionPolicy(ChaincodeDefinition definition, String collection) {
        if (collection.startsWith(IMPLICIT)) {
            return Policies.outOf(1, List.of(collection.substring(IMPLICIT.length())), MSPRole.MSPRoleType.PEER);
        }
        return definition
                .collection(collection)
                .filter(StaticCollectionConfig::hasEndorsementPolicy)
                .map(config -> resolve(config.getEndorsementPolicy()))
                .orElse(null);
    }

    public boolean hasCollection(ChaincodeDefinition definition, String collection) {
        return collection.startsWith(IMPLICIT)
                ? mspIds.contains(collection.substring(IMPLICIT.length()))
                : definition.collection(collection).isPresent();
    }

    @Override
    public Set<String> of(State.Snapshot state, String namespace, String collection) {
        Value sequence = state.get(NAMESPACE, sequenceKey(namespace));
        return audiences.computeIfAbsent(
                namespace + "\0" + collection + "\0" + (sequence == null ? "" : sequence.version()),
                key -> audience(state, namespace, collection));
    }

    private Set<String> audience(State.Snapshot state, String namespace, String collection) {
        if (collection.startsWith(IMPLICIT)) {
            return Set.of(collection.substring(IMPLICIT.length()));
        }
        Set<String> members = new LinkedHashSet<>();
        find(state, namespace)
                .flatMap(definition -> definition.collection(collection))
                .ifPresent(config -> {
                    SignaturePolicyEnvelope policy =
                            config.getMemberOrgsPolicy().getSignaturePolicy();
                    mspIds.stream().filter(mspId -> isNamed(policy, mspId)).forEach(members::add);
                });
        return members;
    }

    private static boolean isNamed(SignaturePolicyEnvelope policy, String mspId) {
        return policy.getIdentitiesList().stream().anyMatch(principal -> new SomeoneOf(mspId).stands(principal));
    }

    /** Whoever belongs to an organisation, in whatever role: the principals of a collection name organisations. */
    private record SomeoneOf(String mspId) implements Signatory {
        @Override
        public boolean stands(MSPPrincipal principal) {
            try {
                return principal.getPrincipalClassification() == MSPPrincipal.Classification.ROLE
                        && MSPRole.parseFrom(principal.getPrincipal())
                                .getMspIdentifier()
                                .equals(mspId);
            } catch (InvalidProtocolBufferException e) {
                return false;
            }
        }
    }
}
