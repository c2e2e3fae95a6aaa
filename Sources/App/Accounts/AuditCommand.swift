import Storage
import ArgumentParser
import Foundation
import HelplineCore

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit trail: who did what, never content.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Find any altered, removed or reordered line.",
            discussion: """
                Prints the head of the trail, NUMBER:LINK. Keep it somewhere else: with --head everything up to it is proven
                unchanged, or emptied after its term. What came after it, or what a dishonest server never wrote, cannot be found.
                """)

        @OptionGroup var options: InstallationOptions

        @Option(help: "A head that was kept earlier, as this command printed it.")
        var head: String?

        func run() async throws {
            let place = try await options.place()
            try place.requireDatabase()
            let installation = try OpenInstallation(place, for: .command)
            do {
                guard let current = try await installation.stores.audit.head() else {
                    print("The audit trail is empty.")
                    return
                }
                let kept = try head.map(Self.head(from:)) ?? current
                try Self.judge(try await installation.stores.audit.verify(head: kept))
                print(
                    "The audit trail is whole up to line \(kept.number). Head: \(current.number):\(current.link.base64URL)"
                )
                try await tellEmptied(installation, through: kept)
                try await installation.close()
            } catch let failure as StoreFailure {
                throw CommandProblem(failure, in: place)
            }
        }

        private func tellEmptied(_ installation: OpenInstallation, through head: AuditHead) async throws {
            let emptied = try await installation.stores.audit.emptied(through: head.number)
            guard emptied.count > 0 else { return }
            guard emptied.last == emptied.count else {
                throw CommandProblem(
                    "\(emptied.count) lines were emptied, but not in turn: the last is line \(emptied.last). Who did that?",
                    code: .negative)
            }
            print("Lines 1 to \(emptied.last) are past their term: what they said was emptied, the chain holds.")
        }

        private static func head(from text: String) throws -> AuditHead {
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let number = Int64(parts[0]), let link = Data(base64URL: parts[1]),
                let head = AuditHead(number: number, link: link)
            else { throw CommandProblem("--head is not what audit verify printed: NUMBER:LINK.", code: .data) }
            return head
        }

        private static func judge(_ verdict: AuditVerdict) throws {
            switch verdict {
            case .intact: return
            case .broken(let line):
                throw CommandProblem(
                    "The audit trail is broken at line \(line): it was altered, removed or moved.", code: .negative)
            case .otherHead:
                throw CommandProblem(
                    "The audit trail does not lead to this head: it was written anew, or the head is of another installation.",
                    code: .negative)
            }
        }
    }
}
