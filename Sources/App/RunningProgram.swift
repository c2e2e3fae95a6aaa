import Foundation

/// The program that runs: what lies beside it is found from here.
enum RunningProgram {
    static var location: URL {
        #if os(Linux)
            URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        #else
            URL(fileURLWithPath: CommandLine.arguments.first ?? "lichtpunt")
        #endif
    }
}
