public import Foundation

/// Writes the files of a report into a folder, which it makes where it is missing.
public struct ReportWriter: Sendable {
    private let folder: URL

    public init(folder: URL) { self.folder = folder }

    /// Replaces an earlier report in the folder; files it does not know stay. Throws what the file system throws.
    public func write(_ files: [ReportFile]) throws {
        let manager = FileManager.default
        try removeEarlier(except: Set(files.map(\.path)), manager)
        for file in files {
            let url = folder.appending(path: file.path)
            try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.bytes.write(to: url, options: .atomic)
        }
    }

    /// A table that is dropped this time may not stay behind from a time before.
    private func removeEarlier(except kept: Set<String>, _ manager: FileManager) throws {
        let list = folder.appending(path: ReportFiles.checksums)
        guard manager.fileExists(atPath: list.path) else { return }
        let lines = String(decoding: try Data(contentsOf: list), as: UTF8.self).split(separator: "\n")
        for path in lines.map({ String($0.dropFirst(66)) }) where !kept.contains(path) {
            // Only what this program names itself: the list may have been edited.
            guard path.hasPrefix("tables/"), path.hasSuffix(".csv") || path.hasSuffix(".json"), !path.contains("..")
            else { continue }
            try remove(path, manager)
        }
        // It was printed of the pages that were there before.
        for (_, printed) in ReportFiles.printed { try remove(printed, manager) }
    }

    private func remove(_ path: String, _ manager: FileManager) throws {
        let url = folder.appending(path: path)
        if manager.fileExists(atPath: url.path) { try manager.removeItem(at: url) }
    }
}
