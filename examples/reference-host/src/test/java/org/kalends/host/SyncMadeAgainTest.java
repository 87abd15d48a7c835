package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.Connections;
import org.kalends.host.connection.Copies;
import org.kalends.host.user.UserId;
import org.kalends.simulator.icloud.ICloudAccount;

/** A sync that is made again knows the copies that it once wrote. */
class SyncMadeAgainTest extends Stage {

    private static final String INSTALLATION =
            "--kalends.installation-secret=YWxsIGNvcGllcyBhcmUga25vd24gYnkgdGhpcyAxISE=";

    @Test
    void makesNoSecondCopiesAfterItWasRemoved() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        List<String> copies = ids();
        script.delete(sync + "?copies=keep").expect(204);

        String again = sync("");

        assertThat(again).isEqualTo(sync);
        assertThat(script.post(again + "/preview").expect(200).at("created").asInt())
                .isZero();
        assertThat(writes(script.post(again + "/run").expect(200))).isZero();
        assertThat(ids()).isEqualTo(copies);
        assertThat(script.get(again).at("copies").asInt()).isOne();
    }

    @Test
    void makesNoSecondCopiesBothWaysAndTheOtherWayRound() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        home.create(Sample.googleEvent("Dentist", Sample.soon(2)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        script.delete(sync + "?copies=keep").expect(204);

        String again = "/api/syncs/"
                + script.post("/api/syncs", homeToWork("\"direction\":\"TWO_WAY\""))
                        .expect(201)
                        .at("id")
                        .asString();
        Answer report = script.post(again + "/run").expect(200);

        assertThat(again).isEqualTo(sync);
        assertThat(report.at("created").asInt()).isOne();
        assertThat(Sample.titles(home)).containsExactly("Dentist", "Design review");
        assertThat(Sample.titles(work)).containsExactly("Dentist", "Design review");
    }

    @Test
    void bringsItsCopiesBackAfterTheyWereRemovedToo() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        home.create(Sample.googleEvent("Dentist", Sample.soon(2)));
        for (int i = 0; i < 3; i++) {
            String sync = sync("\"direction\":\"TWO_WAY\"");
            assertThat(script.post(sync + "/run").expect(200).at("created").asInt())
                    .isEqualTo(2);
            assertThat(Sample.titles(home)).containsExactly("Dentist", "Design review");
            assertThat(Sample.titles(work)).containsExactly("Dentist", "Design review");
            script.delete(sync + "?copies=remove").expect(204);
            assertThat(Sample.titles(home)).containsExactly("Dentist");
            assertThat(Sample.titles(work)).containsExactly("Design review");
        }
    }

    @Test
    void makesNoSecondCopiesAfterTheAccountWasDisconnectedAndConnectedAgain() {
        Person ann = another();
        Caller browser = ann.browser();
        String google = ann.connection("google");
        ann.google().calendar().create(Sample.googleEvent("Dentist", Sample.soon(1)));
        Remake syncs = new Remake(HOST, ann);
        String sync = syncs.made();
        assertThat(syncs.run(sync)).isOne();
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);

        WORLD.identity.signIn(ann.google());
        browser.get("/connect/google");

        assertThat(ann.connection("google")).isEqualTo(google);
        assertThat(syncs.made()).isEqualTo(sync);
        assertThat(syncs.run(sync)).isZero();
        assertThat(Sample.titles(ann.mailbox().calendar())).containsExactly("Dentist");
    }

    @Test
    void tiesTheCopiesInAnEmptyDatabaseWithTheSecretOfTheLostOne() {
        try (World world = new World()) {
            Person owner;
            try (HostProcess lost = HostProcess.start(world, "jdbc:h2:mem:lost", INSTALLATION)) {
                owner = Person.signedInAt(lost, world, "owner@example.com");
                owner.google().calendar().create(Sample.googleEvent("Dentist", Sample.soon(1)));
                owner.mailbox().calendar().create(Sample.graphEvent("Design review", Sample.soon(2)));
                Remake syncs = new Remake(lost, owner);
                assertThat(syncs.run(syncs.made())).isEqualTo(2);
            }
            try (HostProcess empty = HostProcess.start(world, "jdbc:h2:mem:empty", INSTALLATION)) {
                Person stranger = Person.signedInAt(empty, world, "stranger@example.com");
                owner = Person.signedInAt(empty, world, "owner@example.com");
                Remake syncs = new Remake(empty, owner);
                String sync = syncs.made();

                assertThat(stranger.user()).isEqualTo(UserId.OWNER);
                assertThat(syncs.run(sync)).isZero();
                assertThat(Sample.titles(owner.mailbox().calendar())).containsExactly("Dentist", "Design review");
                assertThat(Sample.titles(owner.google().calendar())).containsExactly("Dentist", "Design review");
            }
        }
    }

    @Test
    void cleansUpInAnEmptyDatabaseWithTheSecretOfTheLostOne() {
        try (World world = new World()) {
            try (HostProcess lost = HostProcess.start(world, "jdbc:h2:mem:lost-too", INSTALLATION)) {
                Person owner = Person.signedInAt(lost, world, "owner@example.com");
                owner.google().calendar().create(Sample.googleEvent("Dentist", Sample.soon(1)));
                Remake syncs = new Remake(lost, owner);
                assertThat(syncs.run(syncs.made())).isOne();
            }
            try (HostProcess empty = HostProcess.start(world, "jdbc:h2:mem:empty-too", INSTALLATION)) {
                Person owner = Person.signedInAt(empty, world, "owner@example.com");
                String sync = new Remake(empty, owner).made();

                empty.script().delete("/api/syncs/" + sync + "?copies=remove").expect(204);

                assertThat(Sample.titles(owner.mailbox().calendar())).isEmpty();
                assertThat(Sample.titles(owner.google().calendar())).containsExactly("Dentist");
            }
        }
    }

    @Test
    void letsTwoUsersKnowOneICloudAccountByIdsOfTheirOwn() {
        ICloudAccount family = WORLD.icloud.account("family" + NUMBERS.incrementAndGet() + "@icloud.example");
        Connections connections = HOST.bean(Connections.class);
        UserId ann = another().user();
        UserId ben = another().user();

        String one = connections
                .connectICloud(ann, family.appleId(), family.appPassword())
                .id();
        String other = connections
                .connectICloud(ben, family.appleId(), family.appPassword())
                .id();
        connections.disconnect(ben, new ConnectionId(other), Copies.KEEP);

        assertThat(other).isNotEqualTo(one);
        assertThat(connections.calendars(ann, new ConnectionId(one))).isNotEmpty();
    }

    private String homeToWork(String more) {
        return "{\"source\":{\"connection\":\"" + GOOGLE + "\",\"calendar\":\"" + home.id() + "\"},"
                + "\"target\":{\"connection\":\"" + MICROSOFT + "\",\"calendar\":\"" + work.id() + "\"}," + more + "}";
    }

    private List<String> ids() {
        return home.events().stream().map(event -> event.path("id").asText()).toList();
    }

    private static int writes(Answer report) {
        return report.at("created").asInt()
                + report.at("updated").asInt()
                + report.at("deleted").asInt();
    }
}
