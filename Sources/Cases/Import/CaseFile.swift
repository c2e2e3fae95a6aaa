/// The import file, written: the same columns that the importer reads.
public enum CaseFile {
    /// `case, year, quarter` and the fields of the code book in their order, without the care fields: they are in no case.
    public static func header(_ book: CodeBook) -> [String] { CaseFileHeader.keys + kept(book).map(\.key.rawValue) }

    /// One case, in the order of the header.
    public static func row(_ each: ImportedCase, book: CodeBook) -> [String] {
        [each.number.description, String(each.quarter.year), String(each.quarter.quarter)]
            + kept(book).map { text(of: each.fields.answers[$0.key]) }
    }

    private static func kept(_ book: CodeBook) -> [CodeBookField] { book.fields.filter { !$0.isCare } }

    private static func text(of answer: CaseAnswer?) -> String {
        switch answer {
        case nil: ""
        case .years(let years): String(years)
        case .some(let answer): answer.codes.map(\.rawValue).joined(separator: ";")
        }
    }
}
