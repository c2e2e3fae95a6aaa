import Foundation
import HelplineCore
import Referral
import Testing

/// Packages from elsewhere: what an entry can hold is taken, what it cannot is said, and nobody is said to be served who may not be.
@Suite struct HSDSPackageTests {
    private static let house = "2b7e1516-28ae-42a6-abf7-158809cf4f3c"
    private static let owner = "ae2d8a57-1e03-4c9c-9eb7-6fac45af8e51"

    private func read(_ files: [String: String]) -> PartnerFileReading {
        let sound = [
            "organization": "id,name,description\n\(Self.owner),Dijkhuizen,Since 1901\n",
            "service": "id,organization_id,name,status\n\(Self.house),\(Self.owner),Nachtopvang,active\n",
        ]
        let all = sound.merging(files) { $1 }
        return HSDSPackage.read(
            all.sorted { $0.key < $1.key }.map {
                HSDSFile(resource: $0.key, path: "\($0.key)s.csv", bytes: Data($0.value.utf8))
            })
    }

    private func told(_ reading: PartnerFileReading) -> [String] {
        reading.unmapped.entries.map { "\($0.thing.file) \($0.thing.column) \($0.thing.reason) \($0.lines)" }
    }

    @Test func `a service of another directory becomes an entry, and the rest of its row is told`() throws {
        let reading = read([
            "service": """
            id,organization_id,name,description,url,status,application_process,minimum_age,maximum_age,email,fees
            \(Self.house),\(Self.owner),Nachtopvang,"A bed,
            and breakfast",http://a.example,active,Bel tussen 9 en 17.,16,23.0,a@example.com,none
            """,
            "phone":
                "id,service_id,organization_id,number,type\n1,,\(Self.owner),020 1,voice\n2,\(Self.house),,+31 (0)20.123,voice\n",
            "service_area":
                "id,service_id,name,extent,extent_type\n1,\(Self.house),North Brabant,,\n2,\(Self.house),,NL-ZE,text\n",
            "language": "id,service_id,name,code\n1,\(Self.house),Tigrinya,ti\n2,\(Self.house),Dutch,\n",
        ])

        let partner = try #require(reading.partners.first)
        #expect(reading.problems.isEmpty)
        #expect(partner.id == PartnerID(Self.house) && partner.kind == .other && partner.review == nil)
        #expect(partner.dutch.name == "Dijkhuizen: Nachtopvang" && partner.english == partner.dutch)
        #expect(partner.dutch.reach == "Bel tussen 9 en 17." && partner.dutch.next == "A bed, and breakfast")
        #expect(partner.phone == "+31 20-123" && partner.website == nil)
        #expect(
            partner.serves
                == (try PartnerReach(regions: [.northBrabant, .zeeland], ages: 16...23, languages: ["ti"])))
        #expect(
            told(reading) == [
                "services.csv email noPlace [2]", "services.csv fees noPlace [2]", "languages.csv name noForm [3]",
                "organizations.csv description noPlace [2]", "services.csv url noForm [2]",
            ])
        let sentences = PartnerImportSummary(of: reading).sentences(in: .dutch).joined()
        #expect(sentences.contains("services.csv, kolom email, 1 keer, eerst op regel 2:"))
        #expect(!sentences.contains("a@example.com"))
    }

    @Test(arguments: [
        ("service_area", "id,service_id,name\n1,HOUSE,Amsterdam\n", "service_areas.csv name"),
        ("language", "id,service_id,code\n1,HOUSE,Klingon\n", "languages.csv code"),
        ("service", "id,organization_id,name,status\nHOUSE,OWNER,Nachtopvang,defunct\n", "services.csv status"),
        ("service", "id,organization_id,name,maximum_age\nHOUSE,OWNER,Nachtopvang,old\n", "services.csv maximum_age"),
        ("service", "id,organization_id,name,minimum_age,maximum_age\nHOUSE,OWNER,N,9,8\n", "services.csv minimum_age"),
    ])
    func `an entry is left out where it would come to serve people whom its source does not say`(
        table: String, text: String, place: String
    ) {
        let reading = read([table: text.replacing("HOUSE", with: Self.house).replacing("OWNER", with: Self.owner)])

        #expect(reading.problems.isEmpty)
        #expect(reading.partners.isEmpty && reading.leftOut == 1)
        #expect(told(reading) == ["\(place) leftOut [2]"])
    }

    @Test func `hours are a week's or a day's; what is anything else makes all of an entry's not known`() throws {
        let header = "id,service_id,freq,interval,byday,opens_at,closes_at,valid_from,valid_to\n"
        let sound =
            "1,\(Self.house),WEEKLY,1,\"MO, FR\",09:00:00,23:59:00,2026-01-01,\n2,\(Self.house),,,,,,2026-12-25,2026-12-25\n"

        let hours = try #require(read(["schedule": header + sound]).partners.first?.serves.hours)
        #expect(hours.line == "1=09:00-23:59;2026-12-25=;5=09:00-23:59")
        for row in [
            "WEEKLY,2,MO,09:00,17:00,,", "MONTHLY,,1MO,09:00,17:00,,", "WEEKLY,,MO,09:00Z,17:00Z,,", "WEEKLY,,MO,,,,",
            "WEEKLY,,MO,10:00,11:00,,", "WEEKLY,,,09:00,17:00,,", "WEEKLY,,TU,09:00,17:00,2026-06-01,2026-09-01",
        ] {
            let reading = read(["schedule": header + sound + "3,\(Self.house),\(row)\n"])
            #expect(reading.partners.first?.serves.hours == OpeningHours.none, "\(row)")
            #expect(told(reading).contains("schedules.csv opens_at hours [2]"), "\(row)")
        }
    }

    @Test(arguments: [
        ("service", "id,organization_id,name\n1,OWNER,N\n", "services.csv id", PartnerFileProblem.Reason.noID),
        ("service", "id,organization_id,name\nHOUSE,HOUSE,N\n", "services.csv organization_id", .noSuchRow),
        ("service", "id,organization_id,name\nHOUSE,OWNER,N\nHOUSE,OWNER,M\n", "services.csv id", .idTwice),
        ("phone", "service_id,number\nOWNER,112\n", "phones.csv service_id", .noSuchRow),
        ("attribute", "link_id,taxonomy_term_id\nOWNER,HOUSE\n", "attributes.csv link_id", .noSuchRow),
    ])
    func `a package whose rows point nowhere is refused whole`(
        table: String, text: String, place: String, reason: PartnerFileProblem.Reason
    ) {
        let reading = read([table: text.replacing("HOUSE", with: Self.house).replacing("OWNER", with: Self.owner)])

        #expect(reading.problems.map { "\($0.file) \($0.column ?? "-")" } == [place])
        #expect(reading.problems.map(\.reason) == [reason])
    }

    @Test func `a package says where its files are, but never outside its folder`() throws {
        func paths(_ path: String) -> [String: String]? {
            HSDSPackage.paths(
                Data(#"{"resources":[{"name":"service","path":"\#(path)"},{"name":"else","path":"/x"}]}"#.utf8))
        }

        #expect(paths("data/services.csv") == ["service": "data/services.csv"])
        for path in ["/etc/passwd", "../services.csv", "a/../../b", "", "a//b", "./a"] { #expect(paths(path) == nil) }
        #expect(HSDSPackage.paths(Data("{".utf8)) == nil)
        #expect(HSDSPackage.paths(nil)?["service_area"] == "service_areas.csv")
    }

    @Test func `the words of a text survive, its markup and its length do not`() throws {
        for text in ["<p>Bel ons</p>", String(repeating: "a", count: 401)] {
            let reading = read([
                "service": "id,organization_id,name,description\n\(Self.house),\(Self.owner),N,\(text)\n"
            ])
            #expect(reading.partners.map(\.dutch.next) == [""])
            #expect(told(reading).contains("services.csv description noForm [2]"))
        }
    }
}
