import Foundation

/// JSON for a `<script type="application/json">` element: no character in it can end the element.
public enum ScriptJSON {
    public static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(value)
        var safe: [UInt8] = []
        safe.reserveCapacity(json.count + 256)
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): safe += #"\u003C"#.utf8
            case UInt8(ascii: ">"): safe += #"\u003E"#.utf8
            case UInt8(ascii: "&"): safe += #"\u0026"#.utf8
            default: safe.append(byte)
            }
        }
        return String(decoding: safe, as: UTF8.self)
    }
}
