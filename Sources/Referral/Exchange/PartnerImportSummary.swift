public import HelplineCore

/// What an import did.
public struct PartnerImportSummary: Equatable, Sendable {
    public var new = 0
    public var replaced = 0
    public var unchanged = 0
    /// Whether nothing was kept, because only the summary was asked for.
    public var isTrial = false
    /// Entries of the file that were not taken, whatever `unmapped` says of why.
    public let leftOut: Int
    public let inOneLanguage: Int
    public let unmapped: LineTally<UnmappedPartnerValue>
    public let unreadFiles: [String]

    public init(of reading: PartnerFileReading) {
        leftOut = reading.leftOut
        inOneLanguage = reading.inOneLanguage
        unmapped = reading.unmapped
        unreadFiles = reading.unreadFiles
    }

    /// The summary aloud, a sentence a line: what was taken, and all that could not be, by file, column and line.
    public func sentences(in language: Language) -> [String] { language == .dutch ? dutch : english }

    private var dutch: [String] {
        var said = ["\(new) nieuw, \(replaced) vervangen, \(unchanged) bleven zoals ze waren."]
        if leftOut > 0 { said.append("\(leftOut) organisaties zijn niet opgenomen.") }
        said += unmapped.entries.map { entry in
            let why =
                switch entry.thing.reason {
                case .noPlace: "daarvoor is geen plaats op de sociale kaart"
                case .noForm: "dat kan de sociale kaart zo niet houden; leeg gelaten"
                case .hours: "tijden die niet elke week gelijk zijn; van deze organisaties zijn geen tijden opgenomen"
                case .leftOut: "niet actief, of niet te zeggen voor wie; deze organisaties zijn niet opgenomen"
                }
            return "\(entry.thing.file), kolom \(entry.thing.column), \(entry.count) keer, eerst op regel "
                + "\(Self.list(entry.lines)): \(why)."
        }
        if inOneLanguage > 0 {
            said.append(
                "\(inOneLanguage) organisaties hebben woorden in een taal; die staan nu in het Nederlands en in het Engels."
            )
        }
        if !unreadFiles.isEmpty { said.append("Niet gelezen: \(unreadFiles.joined(separator: ", ")).") }
        if isTrial { said.append("Dit was een proef: er is niets opgenomen.") }
        return said
    }

    private var english: [String] {
        var said = ["\(new) new, \(replaced) replaced, \(unchanged) stayed as they were."]
        if leftOut > 0 { said.append("\(leftOut) organisations were not taken.") }
        said += unmapped.entries.map { entry in
            let why =
                switch entry.thing.reason {
                case .noPlace: "the directory has no place for it"
                case .noForm: "the directory cannot hold it in this form; left empty"
                case .hours: "hours that are not the same every week; none of these organisations' hours were taken"
                case .leftOut: "not active, or whom it serves cannot be said; these organisations were not taken"
                }
            return "\(entry.thing.file), column \(entry.thing.column), \(entry.count) times, first on line "
                + "\(Self.list(entry.lines)): \(why)."
        }
        if inOneLanguage > 0 {
            said.append(
                "\(inOneLanguage) organisations have words in one language; they stand in Dutch and in English now.")
        }
        if !unreadFiles.isEmpty { said.append("Not read: \(unreadFiles.joined(separator: ", ")).") }
        if isTrial { said.append("This was a trial: nothing was taken.") }
        return said
    }

    private static func list(_ lines: [Int]) -> String { lines.map(String.init).joined(separator: ", ") }
}
