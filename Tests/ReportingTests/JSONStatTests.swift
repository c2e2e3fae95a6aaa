import Foundation
import Reporting
import Testing

@Suite struct JSONStatTests {
    /// As a program of others would read it.
    private struct Dataset: Decodable {
        struct Dimension: Decodable {
            struct Category: Decodable {
                let index: [String]
                let label: [String: String]
            }
            let label: String
            let category: Category
        }
        let version: String
        let id: [String]
        let size: [Int]
        let dimension: [String: Dimension]
        let value: [Int?]
        let status: [String: String]

        /// The value of a cell that is named by its codes.
        func value(_ codes: [String]) throws -> (value: Int?, status: String?) {
            var place = 0
            for (name, code) in zip(id, codes) {
                let index = try #require(dimension[name]).category.index
                place = place * index.count + (try #require(index.firstIndex(of: code)))
            }
            return (value[place], status[String(place)])
        }
    }

    private func dataset(_ name: String, _ counts: YearCounts = Sample.year()) throws -> Dataset {
        let text = try #require(try Sample.files(Sample.report(counts))["tables/\(name).json"])
        return try JSONDecoder().decode(Dataset.self, from: Data(text.utf8))
    }

    @Test func `every value stands where its codes say`() throws {
        let gender = try dataset("gender")

        #expect(gender.version == "2.0")
        #expect(gender.id == ["role", "topic", "year", "gender"])
        #expect(gender.size == [1, 1, 1, 3])
        #expect(gender.value == [248, 37, 285])
        #expect(gender.dimension["gender"]?.category.label["others"] == "boys & <men>")
        #expect(gender.dimension["gender"]?.category.label["Total"] == "Total")
    }

    @Test func `of two dimensions it has every cell of the CSV, and the same signs`() throws {
        let counts = Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2])
        let crossed = try dataset("gender-state", counts)
        let text = try #require(try Sample.files(Sample.report(counts))["tables/gender-state.csv"])
        let rows = text.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",").map(String.init) }

        #expect(crossed.value.count == crossed.size.reduce(1, *))
        #expect(rows.count == crossed.value.count)
        for row in rows {
            // The CSV has its columns as year, topic, role, gender, state.
            let cell = try crossed.value([row[2], row[1], row[0], row[3], row[4]])
            #expect(cell.value == Int(row[5]))
            #expect(cell.status == (row[5] == "x" ? "x" : nil))
        }
        #expect(rows.contains { $0[5] == "x" }, "the premise: something is hidden")
    }
}
