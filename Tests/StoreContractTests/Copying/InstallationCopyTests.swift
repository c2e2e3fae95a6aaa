import Accounts
import Chat
import Foundation
import GRDB
import HelplineCore
import PostgresStore
import Storage
import StoreSupport
import Synchronization
import TestSupport
import Testing

@Suite struct InstallationCopyTests {
    private func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "not refused"
        } catch StoreFailure.unavailable(let description) {
            return description
        } catch {
            return "\(error)"
        }
    }

    @Test func `people go on in the copy with what they had`() async throws {
        let original = try await InstallationToCopy()
        let target = try EmptyPostgres()

        let summary = try await InstallationCopy(folder: original.folder, to: target.url).run()

        #expect(!summary.wasContinued)
        #expect(summary.tables.first { $0.name == "erasure" }?.rows == Int64(InstallationToCopy.erasures + 1))
        let database = try PostgresDatabase(url: target.url, folder: TemporaryFolder.path(), for: .server)
        let chat = ChatStores(database)
        chat.clock.advance(by: .hours(1))
        // Ada's ticket, and the key under which her conversation is wrapped.
        #expect(try await chat.entries(.ada).count == 22)
        let next = try await chat.log.append(
            Visitor.ada.message(20), to: Visitor.ada.conversation, by: Visitor.ada.authority, at: chat.now())
        #expect(next.sequence == 23)
        // Dina's cookie, the audit trail's chain, and who erased her conversation.
        let accounts = try AccountStores(database)
        let signedIn = try await accounts.signIns.member(
            signedInWith: original.signIn, terms: SignInTerms(), signOfLife: false, at: accounts.clock.now())
        #expect(signedIn.id == original.dina.id)
        let head = try #require(try await chat.audit.head())
        #expect(try await chat.audit.verify(head: head) == .intact)
        await #expect(throws: StoreFailure.erased) { try await chat.entries(original.erased) }
        #expect(try await CaseStores(database).visitors(in: 2021) > 300)
        await database.close()
    }

    @Test func `interrupted after every single batch it goes on, and nothing is there twice`() async throws {
        let original = try await InstallationToCopy()
        let target = try EmptyPostgres()
        var runs = 0
        var finished: InstallationCopy.Summary?

        while finished == nil {
            runs += 1
            let batches = Mutex(0)
            let copy = InstallationCopy(folder: original.folder, to: target.url) { () throws(StoreFailure) in
                let batch = batches.withLock { count in
                    count += 1
                    return count
                }
                if batch > 1 { throw .unavailable(description: "The plug is pulled.") }
            }
            do { finished = try await copy.run() } catch {
                #expect(error == .unavailable(description: "The plug is pulled."))
                #expect(
                    await refusal {
                        _ = try PostgresDatabase(url: target.url, folder: TemporaryFolder.path(), for: .server)
                    }.contains("not whole yet"))
            }
        }

        #expect(runs > 10, "the premise: there were batches to stop between")
        #expect(finished?.wasContinued == true)
        let whole = try EmptyPostgres()
        let uninterrupted = try await InstallationCopy(folder: original.folder, to: whole.url).run()
        #expect(finished?.tables.map(\.sha256) == uninterrupted.tables.map(\.sha256))
        #expect(try target.tables() == whole.tables())
        #expect(!(try target.tables().contains("copy_under_way")))
    }

    /// Stops before the last table's rows.
    private func halfCopied(_ original: InstallationToCopy, to target: EmptyPostgres) async throws {
        let batches = Mutex(0)
        let copy = InstallationCopy(folder: original.folder, to: target.url) { () throws(StoreFailure) in
            let batch = batches.withLock { count in
                count += 1
                return count
            }
            if batch > 8 { throw .unavailable(description: "The plug is pulled.") }
        }
        #expect(await refusal { _ = try await copy.run() } == "The plug is pulled.")
    }

    @Test func `a row that somebody altered in the target keeps the database closed`() async throws {
        let original = try await InstallationToCopy()
        let target = try EmptyPostgres()
        try await halfCopied(original, to: target)
        let altered = try target.connection().execute("UPDATE audit SET hour = hour + 3600 WHERE number = 1")
        #expect(altered == 1)

        for _ in 0..<2 {
            let said = await refusal { _ = try await InstallationCopy(folder: original.folder, to: target.url).run() }
            #expect(said.contains("table audit") && said.contains("drop it"))
        }

        #expect(
            await refusal { _ = try PostgresDatabase(url: target.url, folder: TemporaryFolder.path(), for: .command) }
                .contains("not whole yet"))
    }

    @Test func `what changed in the file since it was begun is not mixed into it`() async throws {
        let original = try await InstallationToCopy()
        let target = try EmptyPostgres()
        try await halfCopied(original, to: target)
        try await OtherProcess(original.folder).execute(
            "UPDATE service SET opened_at = CASE WHEN opened_at IS NULL THEN 1 END")

        let said = await refusal { _ = try await InstallationCopy(folder: original.folder, to: target.url).run() }

        #expect(said.contains("has changed since"))
    }

    @Test func `a target that is not empty is refused and stays as it was`() async throws {
        let original = try await InstallationToCopy()
        let stranger = try EmptyPostgres()
        try stranger.connection().script("CREATE TABLE invoice (number bigint)")
        let installation = try PostgresUnderTest.temporary()

        for url in [stranger.url, installation.url] {
            let said = await refusal { _ = try await InstallationCopy(folder: original.folder, to: url).run() }
            #expect(said.contains("not empty") && said.contains("Nothing was changed"))
        }

        #expect(try stranger.tables() == ["invoice"])
        let services = try await installation.database.read { try $0.rows("SELECT * FROM service").count }
        #expect(services == 1)
    }

    @Test func `two that copy at once do not both write`() async throws {
        let original = try await InstallationToCopy()
        let target = try EmptyPostgres()
        let source = try OpenedSource(original.folder)
        let fingerprint = try await source.fingerprint()
        let (one, other) = (
            try PostgresCopyTarget(url: target.url, source: fingerprint),
            try PostgresCopyTarget(url: target.url, source: fingerprint)
        )
        let begun = try await one.begin(source.tables)
        let table = try #require(source.tables.first { $0.name == "erasure" })
        let rows = try source.rows(of: table)
        _ = try await one.put(rows, into: table, after: begun)

        let said = await refusal { _ = try await other.put(rows, into: table, after: begun) }

        #expect(said.contains("Somebody else"))
        #expect(try target.connection().rows("SELECT 1 FROM erasure").count == rows.count)
        await one.close()
        await other.close()
    }

    @Test func `the order of texts is by their bytes, whatever the target's language`() async throws {
        let original = try await InstallationToCopy()
        let other = try OtherProcess(original.folder)
        for id in ["a", "B", "é", "Z", "_", "ij"] {
            try await other.execute(
                """
                INSERT INTO staff_item (conversation, kind, id, version, sealed)
                SELECT id, 'care', '\(id)', 1, zeroblob(312) FROM conversation
                """)
        }
        let target = try EmptyPostgres(order: "LOCALE_PROVIDER icu ICU_LOCALE 'nl' LOCALE 'C.UTF-8'")
        let order = try target.connection().row("SELECT 'a' < 'B' AS ordered")?.bool("ordered")
        #expect(order == true, "the premise: by their bytes it would be the other way round")

        let summary = try await InstallationCopy(folder: original.folder, to: target.url).run()

        #expect(summary.tables.first { $0.name == "staff_item" }?.rows == 12)
    }

    @Test func `no number in the target is PostgreSQL's own to give`() async throws {
        // Otherwise a copy would have to set it.
        let store = try PostgresUnderTest.temporary()

        let found = try await store.database.read { db in
            (
                try db.rows("SELECT 1 FROM pg_sequences").count,
                try db.rows("SELECT 1 FROM pg_attribute WHERE attidentity <> '' AND attnum > 0").count
            )
        }

        #expect(found == (0, 0))
    }
}
