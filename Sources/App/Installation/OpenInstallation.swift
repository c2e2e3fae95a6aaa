import Accounts
import Cases
import Foundation
import HelplineCore
import SQLiteStore
import Storage

/// One installation's database and the stores over it.
struct OpenInstallation: Sendable {
    let place: InstallationPlace
    let database: OpenDatabase
    let stores: InstallationStores
    let book: CodeBook

    /// - Parameter observer: watches the commits of the file, for the operator's figures.
    init(_ place: InstallationPlace, for use: OpenDatabase.Use, observer: CommitObserver = .none)
        throws(CommandProblem)
    {
        self.place = place
        do { book = try CodeBook.current() } catch { throw CommandProblem("\(error)", code: .software) }
        do {
            database = try OpenDatabase(place.database, folder: place.folder.url, for: use, observer: observer)
        } catch {
            throw CommandProblem(error, in: place)
        }
        stores = InstallationStores(database, book: book)
    }

    func close() async throws(CommandProblem) {
        do { try await database.close() } catch { throw CommandProblem(error, in: place) }
    }
}

extension CommandProblem {
    /// What a store's failure means for the person at the command line.
    init(_ failure: StoreFailure, in place: InstallationPlace) {
        switch failure {
        case .diskFull:
            self.init(
                "The disk that holds \(place.shown) is full. Nothing was changed. Free space and try again.",
                code: .files)
        case .unavailable(let description):
            self.init(description, code: .unavailable)
        case .notFound, .erased, .conflict:
            self.init("The database refused: \(failure).", code: .software)
        }
    }
}
