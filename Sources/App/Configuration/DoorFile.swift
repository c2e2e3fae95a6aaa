import Chat
package import Foundation
import HelplineCore
package import VisitorSite

/// `doors.json` in the data folder: the entrances beside the organisation's own. No file, no other entrance.
package struct DoorFile {
    private struct Entry: Decodable {
        let name: String
        let hosts: [String]
        let texts: [String: [String: String]]
        /// For browsers that ask for none of ours.
        let language: String?
        /// By weekday, 1 is Monday: spans as `18:00-22:00`.
        let hours: [String: [String]]?
    }

    private let url: URL

    package init(url: URL) { self.url = url }

    /// Throws a sentence that names the door and what to set.
    package func doors() throws(CommandProblem) -> [NamedDoor] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        let entries: [Entry]
        do {
            entries = try JSONDecoder().decode([Entry].self, from: Data(contentsOf: url))
        } catch {
            throw CommandProblem(
                "\(url.path) is not a list of doors with name, hosts and texts; see docs/operate/doors.md.",
                code: .configuration)
        }
        var doors: [NamedDoor] = []
        for entry in entries { doors.append(try door(entry, after: doors)) }
        return doors
    }

    private func door(_ entry: Entry, after others: [NamedDoor]) throws(CommandProblem) -> NamedDoor {
        guard let name = DoorName(entry.name), !["none", "unk"].contains(entry.name),
            !others.contains(where: { $0.name == name })
        else {
            throw refusal(entry, "has no name of its own of 2 to 20 small letters, digits and hyphens")
        }
        let hosts = Set(entry.hosts.map { $0.lowercased() })
        let taken = others.reduce(into: Set<String>()) { $0.formUnion($1.hosts) }
        guard !hosts.isEmpty, hosts.isDisjoint(with: taken), hosts.allSatisfy(Self.isHost) else {
            throw refusal(entry, "needs host names of its own, without scheme and port")
        }
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let own = entry.texts[language.rawValue] ?? [:]
            if let key = own.keys.sorted().first(where: { !NamedDoor.ownTexts.contains($0) }) {
                throw refusal(
                    entry, "has a text \(key); a door may have \(NamedDoor.ownTexts.sorted().joined(separator: ", "))")
            }
            if let key = own.first(where: { $0.value.isEmpty || $0.value.count > 600 })?.key {
                throw refusal(entry, "has a text \(key) that is empty or too long")
            }
            texts[language] = own
        }
        guard Set(texts.values.map { Set($0.keys) }).count == 1 else {
            throw refusal(entry, "does not have the same texts in every language")
        }
        let language = entry.language.flatMap(Language.init(rawValue:))
        guard language != nil || entry.language == nil else {
            throw refusal(
                entry, "has another language than \(Language.allCases.map(\.rawValue).joined(separator: " or "))")
        }
        return NamedDoor(name: name, hosts: hosts, texts: texts, language: language, hours: try hours(entry))
    }

    private func hours(_ entry: Entry) throws(CommandProblem) -> OpeningHours {
        var week: [Int: [TimeSpan]] = [:]
        for (day, spans) in entry.hours ?? [:] {
            let read = spans.compactMap { TimeSpan($0) }
            guard let weekday = Int(day), read.count == spans.count else {
                throw refusal(entry, "has hours that are not written as \"1\": [\"18:00-22:00\"], 1 being Monday")
            }
            week[weekday] = read
        }
        guard let hours = OpeningHours(week: week, exceptions: [:]) else {
            throw refusal(entry, "has hours that overlap, or a weekday that does not exist")
        }
        return hours
    }

    private func refusal(_ entry: Entry, _ what: String) -> CommandProblem {
        CommandProblem("\(url.path): the door \(entry.name) \(what).", code: .configuration)
    }

    private static func isHost(_ host: String) -> Bool {
        (1...253).contains(host.utf8.count)
            && host.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }
}
