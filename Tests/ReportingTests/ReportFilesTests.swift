import Crypto
import Foundation
import Reporting
import Testing

@Suite struct ReportFilesTests {
    @Test func `a report is a page in each language, a style, two files for each table, and their checksums`() throws {
        let files = ReportFiles.make(try Sample.report(), assets: try ReportAssets(folder: Sample.assetsFolder))

        #expect(
            files.map(\.path) == [
                "audit.json", "en.html", "index.html", "report.css", "tables/gender-state.csv",
                "tables/gender-state.json", "tables/gender.csv", "tables/gender.json", "tables/role.csv",
                "tables/role.json", "tables/state.csv", "tables/state.json", "tables/visitors.csv", "SHA256SUMS",
            ])
    }

    @Test func `both pages say loudly that it is a draft`() throws {
        let files = try Sample.files(Sample.report())

        #expect(files["index.html"]?.contains("<html lang=\"nl\">") == true)
        #expect(files["index.html"]?.contains("CONCEPT: niet publiceren") == true)
        #expect(files["en.html"]?.contains("<html lang=\"en\">") == true)
        #expect(files["en.html"]?.contains("DRAFT: not for publication") == true)
    }

    @Test func `numbers are written as each language does`() throws {
        let files = try Sample.files(Sample.report())

        #expect(files["index.html"]?.contains("<dd>1.403</dd>") == true)
        #expect(files["index.html"]?.contains("91\u{A0}%") == true)
        #expect(files["en.html"]?.contains("<dd>1,403</dd>") == true)
        #expect(files["en.html"]?.contains("91%") == true)
    }

    @Test func `a table file has its restriction, its total and the count last`() throws {
        let files = try Sample.files(Sample.report())

        #expect(
            files["tables/role.csv"]
                == "year,topic,role,count\r\n2021,th,self,285\r\n2021,th,bystander,29\r\n2021,th,Total,314\r\n")
        #expect(
            files["tables/gender.csv"]
                == "year,topic,role,gender,count\r\n2021,th,self,f,248\r\n2021,th,self,others,37\r\n2021,th,self,Total,285\r\n"
        )
        #expect(files["tables/visitors.csv"] == "year,count\r\n2021,1403\r\n")
    }

    @Test func `zero and small counts are the same sign in page and file, and nowhere a number`() throws {
        let counts = Sample.year(state: ["now": 200, "past_threat": 81, "unk": 4])

        let files = try Sample.files(Sample.report(counts))

        let rows = try #require(files["tables/state.csv"]).components(separatedBy: "\r\n")
        #expect(rows[0] == "year,topic,role,state,count")
        #expect(rows[3] == "2021,th,self,unk,x")
        #expect(rows[4] == "2021,th,self,Total,285")
        let signs = files.filter { $0.key.hasPrefix("tables/") }
            .map { $0.value.components(separatedBy: ",x\r\n").count - 1 }
        let shown = try #require(files["index.html"])
            .components(separatedBy: "<abbr title=\"klein of verborgen\">x</abbr>")
        #expect(shown.count - 1 == signs.reduce(0, +))
        #expect(shown.count > 3)
    }

    @Test func `no label can become markup`() throws {
        let page = try #require(try Sample.files(Sample.report())["en.html"])

        #expect(page.contains("boys &amp; &lt;men&gt;"))
        #expect(!page.contains("<men>"))
    }

    @Test func `a table has a caption, headings for rows and columns, and its file`() throws {
        let page = try #require(try Sample.files(Sample.report())["en.html"])

        #expect(page.components(separatedBy: "<caption>").count == 5)
        #expect(page.contains("<th scope=\"row\">en bystander</th>"))
        #expect(page.contains("<th scope=\"col\">en role</th>"))
        #expect(page.contains("href=\"tables/role.csv\""))
    }

    @Test func `the annex says what the audit found, and a machine can read it`() throws {
        let files = try Sample.files(Sample.report())

        #expect(files["en.html"]?.contains("exactly known after calculation: 0") == true)
        #expect(files["audit.json"]?.contains("\"exact\": 0,") == true)
        #expect(files["audit.json"]?.contains("COIN-OR CBC") == true)
    }

    @Test func `two builds from the same counts are the same to the byte`() throws {
        let assets = try ReportAssets(folder: Sample.assetsFolder)

        #expect(
            ReportFiles.make(try Sample.report(), assets: assets)
                == ReportFiles.make(try Sample.report(), assets: assets))
    }

    @Test func `the checksums are those of the files`() throws {
        let files = ReportFiles.make(try Sample.report(), assets: try ReportAssets(folder: Sample.assetsFolder))
        let list = String(decoding: try #require(files.last).bytes, as: UTF8.self)

        for file in files.dropLast() {
            let sum = SHA256.hash(data: file.bytes).map { String(format: "%02x", $0) }.joined()
            #expect(list.contains("\(sum)  \(file.path)\n"))
        }
    }

    @Test func `the annex holds the checksum of every table, on paper too`() throws {
        let files = ReportFiles.make(try Sample.report(), assets: try ReportAssets(folder: Sample.assetsFolder))
        let tables = files.filter { $0.path.hasSuffix(".csv") && $0.path != "tables/visitors.csv" }
        let pages = files.filter { $0.path.hasSuffix(".html") }.map { String(decoding: $0.bytes, as: UTF8.self) }

        #expect(tables.count == 4 && pages.count == 2)
        for table in tables {
            let sum = SHA256.hash(data: table.bytes).map { String(format: "%02x", $0) }.joined()
            #expect(pages.allSatisfy { $0.contains("<dt>\(table.path)</dt>\n<dd>\(sum)</dd>") }, "\(table.path)")
        }
    }
}
