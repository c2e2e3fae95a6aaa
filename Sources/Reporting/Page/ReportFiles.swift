import Crypto
import Foundation
import HelplineCore

/// A report as files: a page in each language, its style, a CSV and a JSON-stat of each table, and the SHA-256 of them all.
public enum ReportFiles {
    /// In the form that `sha256sum --check` reads.
    public static let checksums = "SHA256SUMS"

    /// The pages, and the names of what is printed of them. A print is no file of the report: its bytes follow the machine's fonts.
    public static let printed = [("index.html", "index.pdf"), ("en.html", "en.pdf")]

    static func path(of table: String) -> String { "tables/\(table).csv" }
    static func statistics(of table: String) -> String { "tables/\(table).json" }

    static func page(in language: Language) -> String {
        switch language {
        case .dutch: "index.html"
        case .english: "en.html"
        }
    }

    /// The same report gives the same bytes: there is no time, machine or order of the day in it.
    public static func make(_ report: YearReport, as standing: ReportStanding = .draft, assets: ReportAssets)
        -> [ReportFile]
    {
        let tables = report.tables.map { table in
            ReportFile(path: path(of: table.name), bytes: Data(TableCSV.text(of: table, year: report.year).utf8))
        }
        let sums = tables.map { (path: $0.path, sum: checksum(of: $0)) }
        var files = [(assets.dutch, Language.english), (assets.english, Language.dutch)].map { texts, other in
            let page = ReportPage(
                report: report, standing: standing, texts: texts, otherPage: page(in: other), otherLanguage: other,
                tableChecksums: sums)
            return ReportFile(path: Self.page(in: texts.language), bytes: Data(page.html().utf8))
        }
        files.append(ReportFile(path: "report.css", bytes: assets.css))
        files += tables
        files += report.tables.map { table in
            let statistics = JSONStat(table, year: report.year, rounding: report.rounding, texts: assets.english)
            return ReportFile(path: Self.statistics(of: table.name), bytes: statistics.bytes())
        }
        files.append(ReportFile(path: "audit.json", bytes: Data(ProofFile.text(of: report).utf8)))
        if let classes = ClassesCSV.text(of: report.sums ?? []) {
            files.append(ReportFile(path: ClassesCSV.path, bytes: Data(classes.utf8)))
        }
        let visitors = "year,count\r\n\(report.year),\(report.visitors)\r\n"
        files.append(ReportFile(path: path(of: "visitors"), bytes: Data(visitors.utf8)))
        files.sort { $0.path < $1.path }
        return files + [ReportFile(path: checksums, bytes: list(of: files))]
    }

    /// The list of checksums of these files.
    static func list(of files: [ReportFile]) -> Data {
        Data(files.sorted { $0.path < $1.path }.map { "\(checksum(of: $0))  \($0.path)\n" }.joined().utf8)
    }

    private static func checksum(of file: ReportFile) -> String {
        SHA256.hash(data: file.bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
