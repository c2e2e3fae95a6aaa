/// The import file, written: the same columns that the importer reads.
public enum CaseFile {
    /// `case, year, quarter` and the fields of the code book in their order.
    public static func header(_ book: CodeBook) -> [String] { CaseFileHeader.keys + book.fields.map(\.key.rawValue) }

    /// One case; care columns stay empty, because they are not in it.
    public static func row(_ each: ImportedCase, book: CodeBook) -> [String] {
        [each.number.description, String(each.quarter.year), String(each.quarter.quarter)]
            + book.fields.map { text(of: each.fields.answers[$0.key]) }
    }

    private static func text(of answer: CaseAnswer?) -> String {
        switch answer {
        case nil: ""
        case .years(let years): String(years)
        case .some(let answer): answer.codes.map(\.rawValue).joined(separator: ";")
        }
    }
}
