import HelplineCore

/// A file as it was read: the names of its columns, and its rows.
struct PartnerTable {
    struct Row {
        let file: String
        let line: Int
        fileprivate let places: [String: Int]
        fileprivate let fields: [String]

        /// Without spaces at its ends; empty where the column is not there.
        subscript(column: String) -> String {
            places[column].map { fields[$0].trimmed } ?? ""
        }
    }

    let file: String
    let columns: [String]
    let rows: [Row]

    /// All that is wrong with its form is in `reading`; `nil` when nothing of it can be used.
    init?(_ bytes: some Sequence<UInt8>, file: String, into reading: inout PartnerFileReading) {
        var parser = CSVParser()
        var records: [CSVRecord] = []
        do throws(CSVProblem) {
            try parser.feed(bytes, into: &records)
            try parser.finish(into: &records)
        } catch {
            reading.refuse(PartnerFileProblem(file: file, line: error.line, .csv(error.reason)))
            return nil
        }
        guard let header = records.first else {
            reading.refuse(PartnerFileProblem(file: file, line: 1, .empty))
            return nil
        }
        let names = header.fields.map(\.trimmed)
        var places: [String: Int] = [:]
        for (place, name) in names.enumerated() where places.updateValue(place, forKey: name) != nil {
            reading.refuse(PartnerFileProblem(file: file, line: header.line, column: name, .columnTwice))
        }
        for record in records.dropFirst() where record.fields.count != names.count {
            let reason = PartnerFileProblem.Reason.wrongCount(values: record.fields.count, columns: names.count)
            reading.refuse(PartnerFileProblem(file: file, line: record.line, reason))
        }
        guard reading.problemCount == 0 else { return nil }
        self.file = file
        columns = names
        rows = records.dropFirst().map { Row(file: file, line: $0.line, places: places, fields: $0.fields) }
    }

    /// Refuses a table without these columns.
    func has(_ needed: [String], _ reading: inout PartnerFileReading) -> Bool {
        let missing = needed.filter { !columns.contains($0) }
        if missing.isEmpty { return true }
        reading.refuse(PartnerFileProblem(file: file, line: 1, .missingColumns(missing)))
        return false
    }
}

extension String {
    /// Without blanks and line breaks at its ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
