public import Foundation

/// One file of a report, by its path in the report's folder.
public struct ReportFile: Equatable, Sendable, Codable {
    public let path: String
    public let bytes: Data
    public init(path: String, bytes: Data) {
        self.path = path
        self.bytes = bytes
    }
}
