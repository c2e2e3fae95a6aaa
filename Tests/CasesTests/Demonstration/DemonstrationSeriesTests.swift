import Cases
import Testing

@Suite struct DemonstrationSeriesTests {
    private static func own(in year: Int) throws -> (counted: [CaseFields], own: [CaseFields]) {
        let cases = try DemonstrationSeries(book: CodeBook.current()).cases(in: year)
        let counted = cases.map(\.fields).filter(Counted.isAboutTrafficking)
        return (counted, counted.filter { $0.codes(.role) == ["self"] })
    }

    @Test(arguments: zip([2018, 2019, 2020], [(408, 371), (299, 266), (283, 250)]))
    func `each year has exactly the people that were published`(year: Int, people: (Int, Int)) throws {
        let (counted, own) = try Self.own(in: year)

        #expect(counted.count == people.0)
        #expect(own.count == people.1)
    }

    @Test func `the shares of 2019 come out`() throws {
        let (counted, own) = try Self.own(in: 2019)

        #expect(counted.count { $0.codes("form") == ["sex"] } == 265)
        #expect(own.count { ($0.years ?? 99) < 18 } == 177, "two thirds")
        #expect(own.count { ($0.years ?? 99) <= 15 } == 70, "more than a quarter")
        #expect(own.count { !["lt1", .unknown].contains($0.codes("duration")[0]) } == 138, "more than half")
        #expect(own.count { $0.codes("perpetrator_count") == ["more"] } == 53, "one in five")
        #expect(own.count { $0.codes(.perpetrator).contains("parent") } == 18, "one in fifteen")
    }

    @Test func `the shares of 2020 come out`() throws {
        let (counted, own) = try Self.own(in: 2020)

        #expect(counted.count { $0.codes("form") == ["sex"] } == 259, "91.5 %")
        #expect(counted.count { $0.codes("form") == ["crim"] } == 11, "about 4 %")
        #expect(own.count { $0.codes(.firstDisclosure) == ["yes"] } == 163, "65 %")
        #expect(own.count { ($0.years ?? 99) < 18 } == 148, "almost 60 %")
        #expect(own.count { ($0.years ?? 99) <= 15 } == 50, "20 %")
        let byParent = own.filter { $0.codes(.perpetrator).contains("parent") }
        #expect(byParent.count == 36, "one in seven")
        #expect(byParent.count { $0.codes("duration") == ["gte5"] } * 2 > byParent.count)
    }

    @Test func `the same seed gives the same series, and a year outside of it nothing`() throws {
        let series = DemonstrationSeries(book: try CodeBook.current())

        #expect(try series.cases(in: 2019) == (try series.cases(in: 2019)))
        #expect(try series.cases(in: 2017).isEmpty)
        #expect(DemonstrationSeries.years == [2018, 2019, 2020])
    }
}
