import Chat
import Foundation
import HelplineCore
import Storage
import StoreSupport

/// What belongs to an installation and lies outside its database. It stays where it is; here it is proven to belong.
struct AccompanyingFiles {
    /// A line for each.
    let lines: [String]

    /// - Throws: a sentence when the key file is not this installation's, or when the list of erasures names a conversation that
    ///   the database still has: the copy would bring it along.
    init(of place: InstallationPlace, configurationFile: URL) async throws {
        let configuration = try await AppConfiguration.read(
            file: configurationFile, mustExist: configurationFile != place.folder.configuration,
            environment: ProcessInfo.processInfo.environment)
        let installation = try OpenInstallation(place, for: .command)
        _ = try await installation.serverKeys(configuration)
        let erased = try await Self.provenErased(in: place.folder, installation)
        try await installation.close()
        let keyFile = configuration.keyFile ?? place.folder.keyFile.path
        lines = [
            "Key file: \(keyFile) opens what was copied. Every server needs it.",
            "Configuration: \(configurationFile.path) goes on to count. Every server needs the same rootHash.",
            "List of erasures: \(erased) on it, none of them in the copy. The server goes on with it, and every other one begins its own.",
        ]
    }

    private static func provenErased(in folder: DataFolder, _ installation: OpenInstallation) async throws -> Int {
        let orders = try ErasureList(at: folder.url.appendingPathComponent(ErasureList.name)).orders()
        var held = 0
        for order in orders {
            do {
                _ = try await installation.stores.conversations.conversation(order.conversation)
                held += 1
            } catch {
                guard error == .erased || error == .notFound else { throw error }
            }
        }
        guard held == 0 else {
            throw CommandProblem(
                "\(ErasureList.name) names \(held) conversations as erased that the database still has: a backup was put back without it. Put it back again with lichtpunt restore --erasures, then copy.",
                code: .data)
        }
        return orders.count
    }
}
