import HelplineCore
import Referral
import Testing

@Suite struct PlainFileTests {
    private func read(_ text: String) -> PartnerFileReading { PartnerFile.read(text.utf8, file: "kaart.csv") }

    @Test func `somebody with a spreadsheet needs two columns, and the same file again is the same entries`() throws {
        let text = "name_nl,kind,phone,regions\r\nHuis aan de Dijk,womens-shelter,020-1234567,ze; nb\r\n"

        let reading = read(text)

        let partner = try #require(reading.partners.first)
        #expect(reading.problems.isEmpty)
        #expect(partner.dutch.name == "Huis aan de Dijk" && partner.english == partner.dutch)
        #expect(partner.serves == (try PartnerReach(regions: [.zeeland, .northBrabant])))
        #expect(partner.phone == "020-1234567" && partner.review == nil)
        #expect(reading.inOneLanguage == 1)
        #expect(read(text).partners == reading.partners)
        #expect(read(text.replacing("Dijk", with: "Brug")).partners.map(\.id) != [partner.id])
    }

    @Test func `what is wrong is told by line and column, in the language of who asks`() {
        let reading = read(
            """
            id,kind,name_nl,phone,website,from_age,to_age,languages,hours,review,forms
            1,police,Wijkteam,,,,,,,,
            ,sheriff,Wijkteam,,,,,,,,
            ,police,,,,,,,,,
            ,police,A,bel mij,,,,,,,
            ,police,B,,http://a.example,,,,,,
            ,police,C,,,20,10,,,,
            ,police,D,,,,,Dutch,,,
            ,police,E,,,,,,1=25:00,,
            ,police,F,,,,,,,2026-02-30,
            ,police,G,,,,,,,,money
            ,police,H,,,,,,,,
            ,police,H,,,,,,,,
            """)

        #expect(
            reading.problems.map { "\($0.line) \($0.column ?? "-")" } == [
                "2 id", "3 kind", "4 name_nl", "5 phone", "6 website", "7 to_age", "8 languages", "9 hours",
                "10 review",
                "11 forms", "13 name_nl",
            ])
        #expect(
            reading.problems[3].sentence(in: .dutch)
                == "kaart.csv, regel 5, kolom phone: dit kan niet; een nummer heeft 3 tot 15 cijfers, met spaties, streepjes en een + vooraan"
        )
        #expect(
            reading.problems[8].sentence(in: .english)
                == "kaart.csv, line 10, column review: this cannot be; a day is as 2027-01-31")
        #expect(!reading.problems[3].sentence(in: .english).contains("bel mij"))
    }

    @Test(arguments: [
        ("", PartnerFileProblem.Reason.empty), ("kind,phone\n", .missingColumns(["name_nl"])),
        ("kind,name_nl,kind\n", .columnTwice), ("kind,name_nl,diary\n", .unknownColumn),
        ("kind,name_nl\npolice\n", .wrongCount(values: 1, columns: 2)),
        ("kind,name_nl\npolice,\"A\n", .csv(.unterminatedQuote)),
    ])
    func `a file in another shape is refused whole`(text: String, reason: PartnerFileProblem.Reason) {
        let reading = read(text)

        #expect(reading.problems.map(\.reason) == [reason])
        #expect(reading.partners.isEmpty)
    }

    @Test func `of a file of nonsense the first problems are told and the others counted`() {
        let reading = read("kind,name_nl\n" + String(repeating: "sheriff,A\n", count: 4000))

        #expect(reading.problems.count == PartnerFileReading.mostProblems)
        #expect(reading.problemCount == 4000)
    }
}
