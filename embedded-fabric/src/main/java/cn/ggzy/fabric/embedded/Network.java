package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.chaincode.Host;
import cn.ggzy.fabric.embedded.commit.Committer;
import cn.ggzy.fabric.embedded.deliver.DeliverService;
import cn.ggzy.fabric.embedded.endorse.Endorser;
import cn.ggzy.fabric.embedded.endorse.Lifecycle;
import cn.ggzy.fabric.embedded.endorse.Qscc;
import cn.ggzy.fabric.embedded.endorse.SystemChaincode;
import cn.ggzy.fabric.embedded.endorse.TransientStore;
import cn.ggzy.fabric.embedded.faults.Faults;
import cn.ggzy.fabric.embedded.gateway.ChaincodeEvents;
import cn.ggzy.fabric.embedded.gateway.CommitWaits;
import cn.ggzy.fabric.embedded.gateway.GatewayService;
import cn.ggzy.fabric.embedded.gateway.Peers;
import cn.ggzy.fabric.embedded.gateway.Planner;
import cn.ggzy.fabric.embedded.gateway.Readers;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.Organisation;
import cn.ggzy.fabric.embedded.msp.Role;
import cn.ggzy.fabric.embedded.msp.SigningIdentity;
import cn.ggzy.fabric.embedded.order.BlockMaker;
import cn.ggzy.fabric.embedded.order.Genesis;
import cn.ggzy.fabric.embedded.order.Orderer;
import io.grpc.BindableService;
import io.grpc.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeBase;

/** The parts of a network, put together. */
final class Network implements AutoCloseable {
    private final EmbeddedFabricBuilder builder;
    private final DataDirectory directory;
    private final Faults faults = new Faults();
    private final Threads threads = new Threads();
    private final Map<String, Organisation> organisations = new LinkedHashMap<>();
    private final Members members;
    private final Definitions definitions;
    private final TransientStore transientStore = new TransientStore();
    private final Ledger ledger;
    private final Committer committer;
    private final Orderer orderer;
    private final Peers peers;
    private final Planner planner;
    private final CommitWaits commitWaits;
    private final Readers readers;

    private Network(EmbeddedFabricBuilder builder, DataDirectory directory) {
        this.builder = builder;
        this.directory = directory;
        builder.organisations.forEach(
                (mspId, clock) -> organisations.put(mspId, Organisation.open(mspId, directory.crypto(mspId), clock)));
        List<String> mspIds = List.copyOf(organisations.keySet());
        members = new Members(organisations());
        definitions = new Definitions(mspIds);
        ledger = Ledger.open(directory.blocks(), mspIds, definitions);
        found();
        committer = new Committer(builder.channel, ledger, members, definitions, transientStore, threads.checks());
        SigningIdentity signer = first().identity(Role.ORDERER, "orderer0");
        BlockMaker blocks = new BlockMaker(signer, committer::accept, ledger.height(), ledger.lastHash());
        orderer = new Orderer(builder.channel, members, clock(first().mspId()), faults, builder.batchSize(), blocks);
        peers = new Peers(endorsers(), faults, threads.contracts());
        planner = new Planner(builder.channel, ledger, definitions, mspIds);
        commitWaits = new CommitWaits(ledger, threads.services());
        readers = new Readers(builder.channel, members);
        committer.start();
        orderer.start();
    }

    static Network start(EmbeddedFabricBuilder builder) {
        DataDirectory directory = DataDirectory.open(builder.dataDirectory);
        try {
            return new Network(builder, directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The first block is made once; after that the network has to be the one it describes. */
    private void found() {
        var genesis = Genesis.block(builder.channel, organisations(), builder.batchSize());
        try {
            if (ledger.height() == 0) {
                Committer.commitUnjudged(ledger, genesis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Genesis.requireSame(genesis, ledger.block(0));
    }

    private Map<String, Endorser> endorsers() {
        Map<String, SystemChaincode> system = Map.of(
                "qscc", new Qscc(builder.channel, ledger), Definitions.NAMESPACE, new Lifecycle(builder.definitions));
        Map<String, Endorser> endorsers = new LinkedHashMap<>();
        organisations.forEach((mspId, organisation) -> endorsers.put(
                mspId,
                new Endorser(
                        builder.channel,
                        organisation.identity(Role.PEER, "peer0"),
                        clock(mspId),
                        builder.timeWindow,
                        members,
                        ledger,
                        definitions,
                        new Host(chaincodes(mspId), definitions),
                        system,
                        transientStore,
                        faults)));
        return endorsers;
    }

    private Map<String, ChaincodeBase> chaincodes(String mspId) {
        Map<String, ChaincodeBase> chaincodes = new LinkedHashMap<>();
        builder.factories.forEach((name, factory) -> chaincodes.put(name, factory.create(clock(mspId))));
        return chaincodes;
    }

    private Clock clock(String mspId) {
        Clock exact = builder.organisations.get(mspId);
        if (exact == null) {
            throw new IllegalArgumentException("no organisation " + mspId);
        }
        return faults.clock(mspId, exact);
    }

    /** Puts definitions onto the ledger that are not there yet, or are there in another form. */
    void deploy(Channel gateway) {
        Deployment deployment = new Deployment(channel(), first().identity(Role.ADMIN, "admin"), gateway);
        for (ChaincodeDefinition wanted : definitions()) {
            Optional<ChaincodeDefinition> present = definitions.find(ledger.snapshot(), wanted.name());
            if (present.isEmpty()) {
                deployment.commit(wanted, clock(first().mspId()).instant());
            } else if (!present.get().agreesWith(wanted)) {
                deployment.commit(
                        wanted.at(present.get().sequence() + 1),
                        clock(first().mspId()).instant());
            }
        }
    }

    List<BindableService> services(String mspId) {
        return List.of(
                new GatewayService(
                        mspId,
                        peers,
                        planner,
                        orderer,
                        commitWaits,
                        readers,
                        new ChaincodeEvents(ledger, readers, threads.services())),
                new DeliverService(
                        channel(),
                        mspId,
                        ledger,
                        members,
                        definitions,
                        clock(mspId),
                        builder.timeWindow,
                        threads.services()));
    }

    String channel() {
        return builder.channel;
    }

    List<Organisation> organisations() {
        return new ArrayList<>(organisations.values());
    }

    Organisation organisation(String mspId) {
        Organisation organisation = organisations.get(mspId);
        if (organisation == null) {
            throw new IllegalArgumentException("no organisation " + mspId);
        }
        return organisation;
    }

    Organisation first() {
        return organisations.values().iterator().next();
    }

    Collection<ChaincodeDefinition> definitions() {
        return builder.definitions.values();
    }

    Members members() {
        return members;
    }

    Faults faults() {
        return faults;
    }

    Ledger ledger() {
        return ledger;
    }

    Threads threads() {
        return threads;
    }

    Path blockFile() {
        return directory.blocks();
    }

    @Override
    public void close() {
        faults.clear();
        orderer.close();
        committer.close();
        threads.close();
        ledger.close();
        directory.close();
    }
}
