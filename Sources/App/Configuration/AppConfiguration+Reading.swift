import Chat
import Configuration
package import Foundation
import HelplineCore
import SiteSupport

extension AppConfiguration {
    /// Every key that may stand in the file or, as `LICHTPUNT_` and upper case, in the environment.
    package static let keys: Set<String> = [
        "visitor.host", "visitor.port", "visitor.publicURL", "visitor.tlsCertificate", "visitor.tlsKey",
        "staff.host", "staff.port", "staff.publicURL", "staff.tlsCertificate", "staff.tlsKey",
        "partner.host", "partner.port", "partner.publicURL", "partner.tlsCertificate", "partner.tlsKey",
        "operations.host", "operations.port", "operations.noticeSeconds",
        "guests.withoutPolice", "guests.withAdvice", "guests.withSecond",
        "database", "proxies.trusted", "rootHash", "organisation", "exitURL", "phone",
        "emergencyText", "keyFile",
        "limits.queueCap", "limits.conversationsPerProfessional", "limits.opensPerAddress", "limits.puzzlesPerAddress",
        "limits.signInsPerAddress", "limits.streamsPerAddress", "limits.streamsPerPerson",
        "limits.streamOpensPerMinute",
        "limits.visitorConnections", "limits.staffConnections", "limits.partnerConnections", "limits.messageBurst",
        "limits.messagesPerMinute", "limits.puzzleBits", "limits.puzzlesPerCalmMinute",
        "opening.professionals", "opening.shiftLead",
        "retention.conversationDays", "retention.caseYears", "retention.auditYears", "retention.backupDays",
        "session.ticketMinutes", "session.silenceMinutes", "shift.absenceSeconds", "shift.answerMinutes",
        "recoveryKit.drillDays",
    ]

    private struct Limit {
        let name: String
        let field: any (WritableKeyPath<SiteLimits, Int> & Sendable)
        let allowed: ClosedRange<Int>
    }

    private static let limits: [Limit] = [
        Limit(name: "queueCap", field: \.queueCap, allowed: 1...100_000),
        Limit(name: "conversationsPerProfessional", field: \.conversationsPerProfessional, allowed: 1...10_000),
        Limit(name: "opensPerAddress", field: \.opensPerAddress, allowed: 1...1_000_000),
        Limit(name: "puzzlesPerAddress", field: \.puzzlesPerAddress, allowed: 1...1_000_000),
        Limit(name: "signInsPerAddress", field: \.signInsPerAddress, allowed: 1...1_000_000),
        Limit(name: "streamsPerAddress", field: \.streamsPerAddress, allowed: 1...1_000_000),
        Limit(name: "streamsPerPerson", field: \.streamsPerPerson, allowed: 1...100),
        Limit(name: "streamOpensPerMinute", field: \.streamOpensPerMinute, allowed: 2...1_000_000),
        Limit(name: "visitorConnections", field: \.visitorConnections, allowed: 10...1_000_000),
        Limit(name: "staffConnections", field: \.staffConnections, allowed: 10...1_000_000),
        Limit(name: "partnerConnections", field: \.partnerConnections, allowed: 10...1_000_000),
        Limit(name: "messageBurst", field: \.messageBurst, allowed: 1...1_000_000),
        Limit(name: "messagesPerMinute", field: \.messagesPerMinute, allowed: 1...1_000_000),
        Limit(name: "puzzleBits", field: \.puzzleBits, allowed: 1...16),
        Limit(name: "puzzlesPerCalmMinute", field: \.puzzlesPerCalmMinute, allowed: 1...1_000_000),
    ]

    /// Reads environment over file over default.
    ///
    /// - Throws: `CommandProblem` with a sentence that names the key and what to set.
    package static func read(file: URL, mustExist: Bool, environment: [String: String]) async throws(CommandProblem)
        -> Self
    {
        try refuseUnknownKeys(in: file, mustExist: mustExist)
        do {
            let location = InMemoryProvider(values: [
                "filePath": .init(.string(file.path), isSecret: false),
                "allowMissing": .init(.bool(!mustExist), isSecret: false),
            ])
            let fromFile = try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: location))
            let fromEnvironment = EnvironmentVariablesProvider(environmentVariables: environment)
                .prefixKeys(with: "lichtpunt")
            return try await read(ConfigReader(providers: [fromEnvironment, fromFile]))
        } catch let problem as CommandProblem {
            throw problem
        } catch {
            throw CommandProblem(
                "The configuration \(file.path) cannot be read: \(error). Mend the file, see docs/operate/configuration.md.",
                code: .configuration)
        }
    }

    private static func read(_ reader: ConfigReader) async throws -> Self {
        var read = AppConfiguration()
        func text(_ key: String) async throws -> String? {
            try await reader.fetchString(forKey: ConfigKey(key)).flatMap { $0.isEmpty ? nil : $0 }
        }
        func number(_ key: String, _ allowed: ClosedRange<Int>, _ current: Int) async throws -> Int {
            guard let value = try await reader.fetchInt(forKey: ConfigKey(key)) else { return current }
            guard allowed.contains(value) else {
                throw CommandProblem(
                    "\(key) is \(value); set a number from \(allowed.lowerBound) to \(allowed.upperBound).",
                    code: .configuration)
            }
            return value
        }
        func site(_ name: String, _ current: Site) async throws -> Site {
            var site = current
            site.host = try await text("\(name).host") ?? current.host
            site.port = try await number("\(name).port", 0...65535, current.port)
            site.publicURL = try await text("\(name).publicURL")
            site.tlsCertificate = try await text("\(name).tlsCertificate")
            site.tlsKey = try await text("\(name).tlsKey")
            guard (site.tlsCertificate == nil) == (site.tlsKey == nil) else {
                throw CommandProblem(
                    "Set both \(name).tlsCertificate and \(name).tlsKey, or neither.", code: .configuration)
            }
            return site
        }
        read.visitor = try await site("visitor", read.visitor)
        read.staff = try await site("staff", read.staff)
        let partner = try await site("partner", Site(host: "127.0.0.1", port: 8082))
        if try await reader.fetchInt(forKey: "partner.port") != nil {
            read.partner = partner
        } else if partner != Site(host: "127.0.0.1", port: 8082) {
            throw CommandProblem(
                "Set partner.port too, for instance 8082: without it there is no partner site.", code: .configuration)
        }
        read.database = try await reader.fetchString(forKey: "database", isSecret: true)
        if try await reader.fetchInt(forKey: "operations.port") != nil {
            var site = Site(host: "127.0.0.1", port: 0)
            site.host = try await text("operations.host") ?? site.host
            site.port = try await number("operations.port", 0...65535, 0)
            read.operations = site
        }
        read.noticeSeconds = try await number("operations.noticeSeconds", 0...300, 0)
        read.trustedProxies = try await reader.fetchStringArray(forKey: "proxies.trusted") ?? []
        func ages(_ key: String, _ current: Set<AgeClass>) async throws -> Set<AgeClass> {
            guard let words = try await reader.fetchStringArray(forKey: ConfigKey(key)) else { return current }
            let ages = words.compactMap { AgeClass(rawValue: $0) }
            // Who does not say counts as 12 to 15: to name that apart would promise something else.
            guard ages.count == words.count, !ages.contains(.unsaid) else {
                throw CommandProblem(
                    "\(key) is \(words); set a list of under-12, 12-15 and 16-up, or an empty one.",
                    code: .configuration)
            }
            return Set(ages)
        }
        read.guestRules = GuestRules(
            withoutPolice: try await ages("guests.withoutPolice", read.guestRules.withoutPolice),
            withAdvice: try await ages("guests.withAdvice", read.guestRules.withAdvice),
            withSecond: try await ages("guests.withSecond", read.guestRules.withSecond))
        read.rootHash = try await text("rootHash")
        if let rootHash = read.rootHash, Data(base64URL: rootHash)?.count != 32 {
            throw CommandProblem(
                "rootHash is not the line that the set-up page showed: 43 letters, digits, - and _.",
                code: .configuration)
        }
        read.organisation = try await text("organisation") ?? read.organisation
        read.exitURL = try await text("exitURL") ?? read.exitURL
        guard let exit = URL(string: read.exitURL), exit.scheme == "https", exit.host() != nil else {
            throw CommandProblem(
                "exitURL is \(read.exitURL); set the https address of a plain page, such as the weather.",
                code: .configuration)
        }
        read.phone = try await text("phone") ?? read.phone
        read.emergencyText = try await text("emergencyText")
        read.keyFile = try await text("keyFile")
        read.staffing = Staffing(
            professionals: try await number("opening.professionals", 1...20, read.staffing.professionals),
            shiftLead: try await reader.fetchBool(forKey: "opening.shiftLead") ?? read.staffing.shiftLead)
        for limit in Self.limits {
            read.limits[keyPath: limit.field] = try await number(
                "limits.\(limit.name)", limit.allowed, read.limits[keyPath: limit.field])
        }
        read.retentionConversationDays = try await number("retention.conversationDays", 1...365, 30)
        read.retentionCaseYears = try await number("retention.caseYears", 1...20, 5)
        read.retentionAuditYears = try await number("retention.auditYears", 1...20, 5)
        if let days = try await reader.fetchInt(forKey: "retention.backupDays"), days > 0 {
            read.retentionBackupDays = days
        }
        read.ticketMinutes = try await number("session.ticketMinutes", 1...60, read.ticketMinutes)
        read.silenceMinutes = try await number("session.silenceMinutes", 5...240, read.silenceMinutes)
        read.absenceSeconds = try await number("shift.absenceSeconds", 45...600, read.absenceSeconds)
        read.answerMinutes = try await number("shift.answerMinutes", 1...60, read.answerMinutes)
        read.kitDrillDays = try await number("recoveryKit.drillDays", 1...730, read.kitDrillDays)
        return read
    }

    /// A misspelt key is silently nothing for the reader; it is an error for us.
    private static func refuseUnknownKeys(in file: URL, mustExist: Bool) throws(CommandProblem) {
        guard FileManager.default.fileExists(atPath: file.path) else {
            guard mustExist else { return }
            throw CommandProblem("There is no configuration file \(file.path).", code: .configuration)
        }
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        } catch {
            throw CommandProblem("\(file.path) is not JSON: \(error.localizedDescription)", code: .configuration)
        }
        for key in flattened(object, under: "") where !keys.contains(key) {
            throw CommandProblem(
                "\(file.path) sets \(key), which does not exist. Allowed: \(keys.sorted().joined(separator: ", ")).",
                code: .configuration)
        }
    }

    private static func flattened(_ object: Any, under prefix: String) -> [String] {
        guard let members = object as? [String: Any] else { return [prefix] }
        return members.sorted { $0.key < $1.key }.flatMap { member in
            flattened(member.value, under: prefix.isEmpty ? member.key : "\(prefix).\(member.key)")
        }
    }
}
