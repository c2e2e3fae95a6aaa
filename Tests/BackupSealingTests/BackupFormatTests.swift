import BackupSealing
import Foundation
import Testing

@Suite struct BackupFormatTests {
    /// Two whole pieces and a bit, unlike anywhere.
    private static let content = Data((0..<140_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })
    private static let pair = BackupKeyPair()

    private func backup(of content: Data, sealedTo key: BackupPublicKey?) throws -> Data {
        var digest = BackupDigest(key == nil ? .unsealed : .sealed, hour: 1_795_298_400, length: UInt64(content.count))
        digest.take(content)
        var writer = try BackupWriter(digest.header(), sealedTo: key)
        var (file, rest) = (writer.beginning, content)
        while let count = writer.nextCount {
            file += try writer.next(Data(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return file
    }

    private func content(of file: Data, key: BackupKeyPair?) throws -> Data {
        var rest = file
        func take(_ count: Int) -> Data {
            defer { rest = rest.dropFirst(count) }
            return Data(rest.prefix(count))
        }
        let header = try BackupHeader(take(BackupHeader.size))
        var reader = try BackupReader(header, encapsulated: take(BackupReader.encapsulatedCount(header)), key: key)
        var content = Data()
        while let count = reader.nextCount { content += try reader.next(take(count)) }
        guard rest.isEmpty else { throw BackupRefused.tooLong }
        return content
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 140_000])
    func `what was written is read, at every edge of a piece`(length: Int) throws {
        let content = Self.content.prefix(length)

        let sealed = try backup(of: content, sealedTo: Self.pair.publicKey)
        let unsealed = try backup(of: content, sealedTo: nil)

        #expect(try self.content(of: sealed, key: Self.pair) == content)
        #expect(try self.content(of: unsealed, key: nil) == content)
        #expect(try BackupHeader(sealed.prefix(58)).hour == 1_795_298_400)
        #expect(unsealed.count == 58 + length)
    }

    @Test func `a sealed backup shows nothing of its content`() throws {
        let words = Data("the same words, again and again. ".utf8)
        let content = (0..<3_000).reduce(into: Data()) { content, _ in content += words }

        #expect(try backup(of: content, sealedTo: nil).range(of: words) != nil)
        #expect(try backup(of: content, sealedTo: Self.pair.publicKey).range(of: words) == nil)
    }

    @Test(arguments: [true, false])
    func `one flipped bit anywhere is refused`(isSealed: Bool) throws {
        let content = Self.content.prefix(600)
        let file = try backup(of: content, sealedTo: isSealed ? Self.pair.publicKey : nil)
        #expect(try self.content(of: file, key: Self.pair) == content)

        for position in file.indices {
            var altered = file
            altered[position] ^= 1 << UInt8(position % 8)
            #expect(throws: BackupRefused.self, "byte \(position)") { try self.content(of: altered, key: Self.pair) }
        }
    }

    @Test(arguments: [true, false])
    func `a file cut off anywhere, or with something after its end, is refused`(isSealed: Bool) throws {
        let file = try backup(of: Self.content, sealedTo: isSealed ? Self.pair.publicKey : nil)
        let cuts = Array(0..<200) + [58 + 65 + 65_552, 58 + 65_536, 58 + 65 + 2 * 65_552, file.count - 1]

        for count in cuts {
            #expect(throws: BackupRefused.self, "\(count) bytes") {
                try content(of: file.prefix(count), key: Self.pair)
            }
        }
        #expect(throws: BackupRefused.tooLong) { try content(of: file + [0], key: Self.pair) }
    }

    @Test func `sealed pieces in another order, or from another backup, are refused`() throws {
        let file = try backup(of: Self.content, sealedTo: Self.pair.publicKey)
        let other = try backup(of: Self.content, sealedTo: Self.pair.publicKey)
        let (beginning, piece) = (58 + 65, 65_536 + 16)
        let first = file[beginning..<beginning + piece]
        let second = file[(beginning + piece)..<(beginning + 2 * piece)]
        let swapped = file.prefix(beginning) + second + first + file.suffix(from: beginning + 2 * piece)
        let mixed = file.prefix(beginning + piece) + other.suffix(from: beginning + piece)

        #expect(throws: BackupRefused.otherKey) { try content(of: Data(swapped), key: Self.pair) }
        #expect(throws: BackupRefused.altered) { try content(of: Data(mixed), key: Self.pair) }
    }

    @Test func `another key does not open it, and no key is said to be needed`() throws {
        let file = try backup(of: Self.content, sealedTo: Self.pair.publicKey)

        #expect(throws: BackupRefused.otherKey) { try content(of: file, key: BackupKeyPair()) }
        #expect(throws: BackupRefused.keyNeeded) { try content(of: file, key: nil) }
    }

    @Test func `a writer takes exactly what its header says`() throws {
        var digest = BackupDigest(.unsealed, hour: 0, length: 10)
        digest.take(Data(count: 9))
        #expect(throws: BackupRefused.cutShort) { try digest.header() }
        digest.take(Data(count: 1))
        var writer = try BackupWriter(digest.header(), sealedTo: nil)

        #expect(throws: BackupRefused.cutShort) { try writer.next(Data(count: 9)) }
        #expect(throws: BackupRefused.tooLong) { try writer.next(Data(count: 11)) }
        #expect(try writer.next(Data(count: 10)).count == 10)
        #expect(throws: BackupRefused.tooLong) { try writer.next(Data()) }
    }

    @Test func `each half of the key comes back from its own line only`() throws {
        let pair = BackupKeyPair()

        #expect(try BackupKeyPair(pair.privateText + "\n").publicKey.text == pair.publicKey.text)
        #expect(try BackupPublicKey("  " + pair.publicKey.text).text == pair.publicKey.text)
        #expect(throws: BackupRefused.malformedKey) { try BackupPublicKey(pair.privateText) }
        #expect(throws: BackupRefused.malformedKey) { try BackupKeyPair(pair.publicKey.text) }
        #expect(throws: BackupRefused.malformedKey) { try BackupPublicKey("") }
    }
}
