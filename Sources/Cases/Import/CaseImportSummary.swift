public import HelplineCore

/// What an import did.
public struct CaseImportSummary: Equatable, Sendable {
    public var form = ExchangeForm.csv
    /// Whether nothing was kept, because only the summary was asked for.
    public var isTrial = false
    /// Rows in the file, without the header.
    public var rows = 0
    /// Cases that were not kept before.
    public var new = 0
    /// Rows that were kept already, with the same content.
    public var skipped = 0
    /// Rows of visitors who objected: not kept.
    public var objected = 0
    /// Cases that were kept and are now deleted, because the visitor objected.
    public var withdrawn = 0
    /// Rows that count for the year by the rule of the code book.
    public var counted = 0
    /// Care columns in the file: checked, not kept (docs/adr/0015-no-care-answers-from-files.md).
    public var careColumns: [String] = []
    /// Columns of the code book that the file does not have: not known for every row.
    public var missingColumns: [String] = []
    /// Columns of another standard that a case has no place for.
    public var unreadColumns: [String] = []
    public var unmapped = LineTally<UnmappedValue>()

    public init() {}

    /// The summary aloud, a sentence a line.
    public var sentences: [String] {
        var sentences = ["\(rows) rows: \(new) new, \(skipped) skipped because they are kept already."]
        if objected > 0 { sentences.append("\(objected) visitors objected: their rows are not kept and not counted.") }
        if withdrawn > 0 {
            sentences.append("\(withdrawn) cases kept before are deleted, because the visitor objected.")
        }
        sentences.append(
            "\(counted) are counted: topic trafficking, victim or bystander, for the first time, not objected.")
        if !careColumns.isEmpty {
            sentences.append(
                "\(careColumns.count) care columns not kept (\(careColumns.joined(separator: ", "))); "
                    + "they are sealed with their conversation, and a file has none.")
        }
        if !unreadColumns.isEmpty {
            sentences.append(
                "Columns not read, because a case has no place for them: \(unreadColumns.joined(separator: ", ")).")
        }
        sentences += unmapped.sentences
        if !missingColumns.isEmpty {
            sentences.append("Not in the file, so not known: \(missingColumns.joined(separator: ", ")).")
        }
        if isTrial { sentences.append("This was a trial: nothing was imported.") }
        return sentences
    }
}
