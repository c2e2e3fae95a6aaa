import Accounts
import Cases
import Chat
import Foundation
import HelplineCore
import Referral
import Sealing
import Storage

/// Founds the demonstration organisation as browsers would: keys, statements, wrapped blobs, an open chat, invented cases.
struct DemonstrationSeed {
    static let caseCount = 450
    static let caseYear = 2021

    /// Where key file and configuration come.
    let folder: URL
    let location: DatabaseLocation
    let now: Timestamp

    func plant() async throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let database = try OpenDatabase(location, folder: folder, for: .command)
        let book = try CodeBook.current()
        let stores = InstallationStores(database, book: book)
        try await stores.installations.markAsDemonstration()
        let keys = try KeyFile.keys(at: folder.appendingPathComponent("lichtpunt.key"), mayCreate: true)

        let team = try DemonstrationTeam(server: keys, now: now)
        try await found(team, stores.installations)
        for newcomer in team.newcomers {
            try await admit(newcomer, to: stores)
        }
        try await stores.service.set(
            open: true, recording: AuditEntry(.serviceOpened, by: .member(team.coordinator.account.member.id), at: now))
        _ = try await stores.partners.take(
            try StarterPartners.all(), recording: AuditEntry(.partnersTaken, by: .commandLine, at: now))
        try await addCases(of: book, to: stores.caseImports)
        try writeConfiguration(rootHash: team.founding.rootHash)
        try Data(DemonstrationDoor.file.utf8).write(to: folder.appendingPathComponent("doors.json"), options: .atomic)
        try await database.close()
    }

    private func found(_ team: DemonstrationTeam, _ installations: any InstallationStore) async throws {
        let token = SecretDigest(of: .random(32))
        try await installations.offerSetUp(token, until: now + .minutes(5))
        let founding = try team.founding(at: now)
        try await installations.found(
            founding, with: token, at: now,
            recording: AuditEntry(.installed, by: .member(team.coordinator.account.member.id), at: now))
    }

    private func admit(_ newcomer: DemonstrationTeam.Newcomer, to stores: InstallationStores) async throws {
        let entry = { (action: AuditEntry.Action) in
            AuditEntry(action, by: .member(newcomer.invitation.invitedBy), at: now)
        }
        try await stores.invitations.keep(newcomer.invitation, recording: entry(.invited))
        try await stores.invitations.enrol(
            try newcomer.person.newMember(at: now), newcomer.enrolment, invitation: newcomer.invitation.id,
            token: newcomer.invitation.token, at: now, recording: entry(.enrolled))
        try await stores.memberships.admit(newcomer.admission, recording: entry(.admitted))
    }

    /// A year of invented cases, for the report to have something to say.
    private func addCases(of book: CodeBook, to store: any CaseImportStore) async throws {
        let id = CaseImportID.random()
        try await store.begin(id)
        let cases = try DemonstrationCases(book: book).cases(Self.caseCount, in: Self.caseYear)
        for start in stride(from: 0, to: cases.count, by: CaseImporter.batch) {
            _ = try await store.stage(Array(cases[start..<min(start + CaseImporter.batch, cases.count)]), in: id)
        }
        try await store.swap(id, recording: AuditEntry(.casesImported, by: .commandLine, at: now))
    }

    /// The configuration a coordinator would have copied from the set-up page. Everybody who tries the demonstration comes from
    /// this machine's one address, so what protects against one address is wide.
    private func writeConfiguration(rootHash: Data) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let content = Configuration(organisation: "Demonstratie", rootHash: rootHash.base64URL)
        try encoder.encode(content).write(to: folder.appendingPathComponent("lichtpunt.json"), options: .atomic)
    }

    private struct Configuration: Encodable {
        struct Limits: Encodable {
            let conversationsPerProfessional = 4
            let opensPerAddress = 1000
            let puzzlesPerAddress = 1000
            let streamsPerAddress = 1000
        }
        let organisation: String
        let rootHash: String
        let limits = Limits()
    }
}
