import Foundation
import StoreSupport
import Testing

@Suite struct FingerprintTests {
    private let table = CopiedTable(
        "thing", columns: [.init("note", .text), .init("id", .bytes), .init("count", .integer)], key: ["id"])

    private func fingerprint(_ rows: [[ColumnValue]], of table: CopiedTable? = nil) -> TableFingerprint {
        var making = TableFingerprint.Making(of: table ?? self.table)
        for row in rows { making.take(row) }
        return making.fingerprint
    }

    @Test func `is that of the form that is written down`() throws {
        let row: [ColumnValue] = [.int(-2), .bytes(Data([0, 255])), .text("é")]

        let form = CanonicalForm.bytes(of: row + [.null])

        #expect(
            form.map { String(format: "%02x", $0) }.joined()
                == "01fffffffffffffffe" + "03000000000000000200ff" + "020000000000000002c3a9" + "00")
        // As another program computes it: docs/operate/postgres.md.
        #expect(
            fingerprint([row]).sha256.map { String(format: "%02x", $0) }.joined()
                == "0828fed7b8492dcccec68856f95a42a9f5047c0ec959881e7d5a942ee495d925")
    }

    @Test func `any other value, order, name or number of rows has another`() {
        let one: [ColumnValue] = [.int(1), .bytes(Data([1])), .text("a")]
        let two: [ColumnValue] = [.int(1), .bytes(Data([2])), .null]
        let other = CopiedTable("other", columns: table.columns, key: ["id"])
        let renamed = CopiedTable(
            "thing", columns: [.init("note", .text), .init("id", .bytes), .init("number", .integer)], key: ["id"])

        let different = [
            fingerprint([]), fingerprint([one]), fingerprint([one, two]), fingerprint([two, one]),
            fingerprint([one, one]),
            fingerprint([[.int(1), .bytes(Data([1])), .text("")]]),
            fingerprint([[.int(1), .bytes(Data([1])), .null]]),
            fingerprint([[.int(1), .bytes(Data([1])), .bytes(Data("a".utf8))]]),
            fingerprint([one], of: other), fingerprint([one], of: renamed),
        ]

        #expect(Set(different.map(\.sha256)).count == different.count)
        #expect(fingerprint([one, two]) == fingerprint([one, two]))
    }

    @Test(
        arguments: [
            [], [.null], [.int(.min), .int(.max)],
            [.text("ij €"), .bytes(Data(repeating: 7, count: 300)), .null],
        ] as [[ColumnValue]])
    func `values come back from their form`(values: [ColumnValue]) {
        #expect(CanonicalForm.values(in: CanonicalForm.bytes(of: values)) == values)
    }

    @Test func `what is no form of values is refused`() {
        let whole = CanonicalForm.bytes(of: [.int(1), .text("ab")])

        for count in 1..<whole.count where count != 9 { #expect(CanonicalForm.values(in: whole.prefix(count)) == nil) }
        #expect(CanonicalForm.values(in: Data([4])) == nil)
        #expect(CanonicalForm.values(in: Data([2]) + Data(repeating: 255, count: 8)) == nil)
    }
}
