public import ArgumentParser
import Foundation
public import HelplineCore
public import Referral

struct PartnersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partners", abstract: "The partner directory.",
        subcommands: [ImportPartners.self, ExportPartners.self])
}

extension PartnerForm: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

/// In which language a command answers who keeps the directory.
struct AnswerLanguage: ParsableArguments {
    @Option(help: "nl or en (default: as LC_ALL, LC_MESSAGES or LANG begins, or en).")
    var language: Language?

    var chosen: Language { language ?? Self.language(of: ProcessInfo.processInfo.environment) }

    static func language(of environment: [String: String]) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.flatMap { Language(rawValue: $0.prefix(2).lowercased()) } ?? .english
    }
}
