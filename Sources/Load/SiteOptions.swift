import Accounts
import ArgumentParser
import AsyncHTTPClient
import Foundation
import HelplineCore
import Sealing

/// Where the demonstration is served.
struct SiteOptions: ParsableArguments {
    @Option(help: "Visitor site.") var visitorURL = "http://127.0.0.1:8080"
    @Option(help: "Staff site.") var staffURL = "http://127.0.0.1:8081"

    /// The team's list; a load program takes the root hash from the list itself, which no visitor may.
    func team(_ client: HTTPClient) async throws -> Sealing.MembershipList {
        let statements: WireShapes.Statements = try await Wire(client: client, base: visitorURL).ask("GET", "/team")
        guard let first = statements.signed.first else { throw LoadTrouble.unreadable("team: nobody has founded it") }
        return try Sealing.MembershipList(statements.signed, rootHash: SecretDigest(of: first.statement).bytes)
    }

    /// The demonstration's counsellors, signed in.
    func counsellors(_ client: HTTPClient) async throws -> [CounsellorClient] {
        var counsellors: [CounsellorClient] = []
        for account in DemonstrationAccount.all where account.member.role == .counsellor {
            counsellors.append(try await signIn(account, client))
        }
        return counsellors
    }
}

extension SiteOptions {
    /// A code counts once: somebody who signed in a moment ago waits for the next.
    private func signIn(_ account: DemonstrationAccount, _ client: HTTPClient) async throws -> CounsellorClient {
        do {
            return try await CounsellorClient(client: client, base: staffURL, account: account)
        } catch Wire.Trouble.answer(status: 403, _, _) {
            try await Task.sleep(for: .seconds(31))
            return try await CounsellorClient(client: client, base: staffURL, account: account)
        }
    }
}

extension HTTPClient {
    /// Lends `body` a client for many streams and posts at once to one host.
    ///
    /// - Parameter retriesConnecting: whether it waits by itself for a server that is not there, ever longer.
    static func lend<T>(retriesConnecting: Bool = true, to body: (HTTPClient) async throws -> T) async throws -> T {
        let client = forLoad(retriesConnecting)
        do {
            let result = try await body(client)
            try await client.shutdown()
            return result
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    private static func forLoad(_ retriesConnecting: Bool) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 15_000
        configuration.connectionPool.retryConnectionEstablishment = retriesConnecting
        configuration.decompression = .disabled
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }
}

/// Runs `body`, or throws when it takes longer.
func withDeadline<T: Sendable>(_ limit: Duration, _ body: @Sendable @escaping () async throws -> T) async throws -> T {
    try await withThrowingTaskGroup(of: T?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let result = try await group.next(), let result else { throw LoadTrouble.tooSlow("\(limit)") }
        return result
    }
}
