public import Foundation
public import HelplineCore

/// The sentences of the report in one language, from `locales/report.{nl,en}.json`.
public struct ReportTexts: Equatable, Sendable {
    /// Every sentence the report needs. `{name}` in a sentence stands for a figure.
    public enum Key: String, Sendable, CaseIterable {
        case title, draftTitle, draftText, otherLanguage, contentsTitle, figuresTitle, unitTitle, unitText,
            personsNotConversations
        case countedLabel, visitorsLabel, meanAgeLabel, meanAgeText, unknownFirstTime, tablesTitle
        case overCounted, overSelf, columnPeople, columnPercentage, total, hiddenSign, hiddenNote, percentageNote,
            roundingNote
        case download, droppedTitle, droppedIntro, noneDropped
        case annexTitle, annexText, foldedText, proofText, proofNarrowest, proofRepeat, classSums, checksums,
            tableChecksums,
            approvedText, unapprovedText
        case subtitle, messageYes, messageMost, reading, hiddenBar, showTable, statistics
        case headlinePersons, headlineForm, headlineMajority, headlineMeanAge
        case withheldTitle, withheldText, withheldCells, withheldTable
        case yearsTitle, yearsText, noSuchClass, estimatesTitle, estimatesText, estimateSource, definitionsTitle,
            overSelfText, codesText
    }

    public let language: Language
    private let sentences: [String: String]

    /// Throws `ReportTextsProblem` when the file is no dictionary of texts or lacks one.
    public init(language: Language, json: Data) throws(ReportTextsProblem) {
        self.language = language
        do {
            sentences = try JSONDecoder().decode([String: String].self, from: json)
        } catch {
            throw .unreadable(language, description: "\(error)")
        }
        let missing = Key.allCases.filter { (sentences[$0.rawValue] ?? "").isEmpty }
        guard missing.isEmpty else { throw .missing(language, missing.map(\.rawValue)) }
    }

    public func callAsFunction(_ key: Key, _ values: [String: String] = [:]) -> String {
        values.reduce(sentences[key.rawValue] ?? "") { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

/// Why the texts of a report cannot be used.
public enum ReportTextsProblem: Error, Equatable, Sendable {
    case unreadable(Language, description: String)
    case missing(Language, [String])
}
