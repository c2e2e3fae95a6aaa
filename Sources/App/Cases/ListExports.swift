import ArgumentParser
import Cases
import Foundation
import HelplineCore
import Storage

struct ListExports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exports", abstract: "Say which cases left, when, in which form and why; the last first.")

    @OptionGroup var options: InstallationOptions

    func run() async throws {
        let place = try await options.place()
        try place.requireDatabase()
        let installation = try OpenInstallation(place, for: .command)
        do {
            let exports = try await installation.stores.caseExports.exports()
            if exports.isEmpty { print("No cases were exported.") }
            for export in exports {
                let hour = Date(timeIntervalSince1970: Double(export.at.seconds)).formatted(.iso8601)
                print("\(hour)  \(export.year)  \(export.form.rawValue)  \(export.reason)")
            }
            try await installation.close()
        } catch let failure as StoreFailure {
            throw CommandProblem(failure, in: place)
        }
    }
}
