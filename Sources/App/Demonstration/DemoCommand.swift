import Accounts
import ArgumentParser
import Foundation
import HelplineCore

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "The demonstration organisation.",
        subcommands: [Accounts.self, PublishDemonstrationYears.self])

    struct Accounts: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accounts",
            abstract: "Print who can sign in to the demonstration, with the code of this moment.")

        @Flag(help: "As JSON.")
        var json = false

        func run() throws {
            let now = SystemWallClock().now()
            let people = DemonstrationAccount.all.map { Person($0, at: now) }
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
                print(String(decoding: try encoder.encode(people), as: UTF8.self))
            } else {
                for person in people { print(person.line) }
            }
        }
    }

    struct Person: Encodable {
        let name: String
        let role: String
        let passphrase: String
        let totpSecret: String
        /// Of this moment; changes every 30 seconds.
        let code: String

        init(_ account: DemonstrationAccount, at now: Timestamp) {
            name = account.member.name
            role = account.member.role.rawValue
            passphrase = account.passphrase
            totpSecret = account.totpSecret
            code = account.code(at: now)
        }

        var line: String {
            "\(name) (\(role))\n  passphrase   \(passphrase)\n  TOTP secret  \(totpSecret)\n  code now     \(code)"
        }
    }
}
