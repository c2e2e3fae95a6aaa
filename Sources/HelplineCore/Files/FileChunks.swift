public import Foundation

/// The bytes of a file in pieces of 64 kB, so that its size does not matter.
public struct FileChunks: AsyncSequence, Sendable {
    private let url: URL

    public init(_ url: URL) { self.url = url }

    public func makeAsyncIterator() -> Iterator { Iterator(url: url) }

    public struct Iterator: AsyncIteratorProtocol {
        private let url: URL
        private var handle: FileHandle?

        fileprivate init(url: URL) { self.url = url }

        public mutating func next() async throws -> [UInt8]? {
            let file = try handle ?? FileHandle(forReadingFrom: url)
            handle = file
            guard let data = try file.read(upToCount: 65536), !data.isEmpty else {
                try file.close()
                return nil
            }
            return [UInt8](data)
        }
    }
}
