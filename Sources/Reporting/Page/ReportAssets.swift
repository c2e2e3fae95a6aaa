public import Foundation
import HelplineCore

/// What the report needs of the folder of assets: its sentences in both languages and its style.
public struct ReportAssets: Sendable {
    public let dutch: ReportTexts
    public let english: ReportTexts
    /// Colours and components in one, because a report has to look the same away from the site.
    public let css: Data

    /// Reads them from the folder that holds `locales` and `public`. Throws `ReportAssetsProblem`.
    public init(folder: URL) throws(ReportAssetsProblem) {
        dutch = try Self.texts(.dutch, in: folder)
        english = try Self.texts(.english, in: folder)
        css = try Self.read("public/css/tokens.css", in: folder) + Self.read("public/css/report.css", in: folder)
    }

    private static func texts(_ language: Language, in folder: URL) throws(ReportAssetsProblem) -> ReportTexts {
        let path = "locales/report.\(language.rawValue).json"
        let json = try read(path, in: folder)
        do {
            return try ReportTexts(language: language, json: json)
        } catch {
            throw .unusable(path: path, error)
        }
    }

    private static func read(_ path: String, in folder: URL) throws(ReportAssetsProblem) -> Data {
        do {
            return try Data(contentsOf: folder.appending(path: path))
        } catch {
            throw .unreadable(path: path, description: "\(error.localizedDescription)")
        }
    }
}

/// Why no report can be made: a file of the assets is missing or not what it should be.
public enum ReportAssetsProblem: Error, Equatable, Sendable {
    case unreadable(path: String, description: String)
    case unusable(path: String, ReportTextsProblem)
}
