import CFuzzer
import Foundation

/// The parser this run is about: the environment's `LICHTPUNT_FUZZ_TARGET`.
private let target: Target = {
    let name = ProcessInfo.processInfo.environment["LICHTPUNT_FUZZ_TARGET"] ?? ""
    guard let target = Target(rawValue: name) else {
        fatalError("LICHTPUNT_FUZZ_TARGET is one of \(Target.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
}()

/// What libFuzzer calls with each invented input.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOne(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    target.take(bytes.map { Data(bytes: $0, count: size) } ?? Data())
    return 0
}

/// Takes libFuzzer's options. `make fuzz` runs every target.
@main
struct Fuzz {
    static func main() {
        var count = CommandLine.argc
        var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &values, takeOne))
    }
}
