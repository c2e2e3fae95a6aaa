import Foundation
import HelplineCore
import Referral

/// Entries that use everything an entry may say; the same seed invents the same.
enum InventedPartners {
    private static let words = [
        "Huis", "aan de", "Dijk", "Brug", "\"Thuis\"", "a;b", "één", "=1+1", "طب", "🌷", "O'Neil", "x,y", "Noord",
    ]

    static func all(_ count: Int, seed: UInt64) throws -> [Partner] {
        var random = SeededGenerator(seed: seed)
        return try (0..<count).map { try one(number: $0, &random) }
    }

    private static func one(number: Int, _ random: inout SeededGenerator) throws -> Partner {
        let dutch = try PartnerWords(
            name: "\(text(&random)) \(number)", reach: Bool.random(using: &random) ? text(&random) : "",
            next: Bool.random(using: &random) ? text(&random) : "")
        let english = try PartnerWords(name: "The \(text(&random))", reach: text(&random))
        let from = Int.random(in: 0...60, using: &random)
        let serves = try PartnerReach(
            regions: some(of: PartnerReach.Region.allCases, &random),
            groups: some(of: PartnerReach.Group.allCases, &random),
            forms: some(of: PartnerReach.Form.allCases, &random),
            ages: from...Int.random(in: from...PartnerReach.oldestAge, using: &random),
            languages: some(of: ["nl", "en", "ti", "pol", "ar"], &random).union(["nl"]),
            urgency: PartnerReach.Urgency.allCases.randomElement(using: &random) ?? .days, hours: hours(&random))
        return try Partner(
            id: PartnerID(.invented(&random)), version: 1,
            kind: PartnerKind.allCases.randomElement(using: &random) ?? .other, dutch: dutch, english: english,
            phone: Bool.random(using: &random) ? "+31 20-123 45 67" : nil,
            website: Bool.random(using: &random) ? "https://dijk.example/hulp?a=1,2" : nil, serves: serves,
            review: Bool.random(using: &random) ? LocalDay(year: 2027, month: 2, day: 28) : nil)
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<3).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
    }

    private static func some<Code: Hashable>(of codes: [Code], _ random: inout SeededGenerator) -> Set<Code> {
        Set(codes.filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
    }

    private static func hours(_ random: inout SeededGenerator) -> OpeningHours {
        if Int.random(in: 0..<5, using: &random) == 0 { return .always }
        var week: [Int: [TimeSpan]] = [:]
        for day in 1...7 where Bool.random(using: &random) { week[day] = spans(&random) }
        var exceptions: [LocalDay: [TimeSpan]] = [:]
        if let day = LocalDay(year: 2026, month: 12, day: 25), Bool.random(using: &random) {
            exceptions[day] = Bool.random(using: &random) ? [] : spans(&random)
        }
        return OpeningHours(week: week, exceptions: exceptions) ?? .none
    }

    private static func spans(_ random: inout SeededGenerator) -> [TimeSpan] {
        [("08:30", "12:00"), ("13:00", "17:15"), ("20:00", "02:00")].compactMap { from, until in
            Bool.random(using: &random) ? TimeSpan("\(from)-\(until)") : nil
        }
    }
}

extension UUID {
    fileprivate static func invented(_ random: inout SeededGenerator) -> UUID {
        var bytes = uuid_t(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &bytes) { bytes in
            for place in 0..<16 { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        }
        return UUID(uuid: bytes)
    }
}

extension PartnerForm {
    /// These entries in this form: the files, by the name under which they are read.
    func files(_ partners: [Partner]) throws -> [(name: String, text: String)] {
        switch self {
        case .csv: [("kaart.csv", PartnerFile.text(partners))]
        case .hsds: try HSDSPackage.files(partners)
        }
    }

    func read(_ files: [(name: String, bytes: Data)]) throws -> PartnerFileReading {
        switch self {
        case .csv: return PartnerFile.read(files[0].bytes, file: files[0].name)
        case .hsds:
            let described = files.first { $0.name == HSDSPackage.descriptor }?.bytes
            guard let paths = HSDSPackage.paths(described) else { throw CocoaError(.fileReadCorruptFile) }
            return HSDSPackage.read(
                paths.sorted { $0.key < $1.key }.compactMap { resource, path in
                    files.first { $0.name == path }.map { HSDSFile(resource: resource, path: path, bytes: $0.bytes) }
                })
        }
    }
}
