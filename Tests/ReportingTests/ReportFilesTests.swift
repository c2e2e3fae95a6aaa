import Crypto
import Foundation
import Reporting
import Testing

@Suite struct ReportFilesTests {
    @Test func `a report is a page in each language, a style, a file for each table, and their checksums`() throws {
        let files = ReportFiles.make(try Sample.report(), assets: try ReportAssets(folder: Sample.assetsFolder))

        #expect(
            files.map(\.path) == [
                "en.html", "index.html", "report.css", "tables/gender.csv", "tables/role.csv", "tables/state.csv",
                "tables/visitors.csv", "SHA256SUMS",
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
            files["tables/role.csv"] == "year,role,count\r\n2021,self,285\r\n2021,bystander,29\r\n2021,Total,314\r\n")
        #expect(
            files["tables/gender.csv"]
                == "year,role,gender,count\r\n2021,self,f,248\r\n2021,self,others,37\r\n2021,self,Total,285\r\n")
        #expect(files["tables/visitors.csv"] == "year,count\r\n2021,1403\r\n")
    }

    @Test func `zero and small counts are the same sign in page and file, and nowhere a number`() throws {
        let counts = Sample.year(state: ["now": 278, "past_threat": 4, "unk": 3])

        let files = try Sample.files(Sample.report(counts))

        #expect(
            files["tables/state.csv"]
                == "year,role,state,count\r\n2021,self,now,278\r\n2021,self,past_threat,x\r\n2021,self,unk,x\r\n2021,self,Total,285\r\n"
        )
        #expect(files["index.html"]?.components(separatedBy: "<abbr title=\"klein of verborgen\">x</abbr>").count == 3)
    }

    @Test func `no label can become markup`() throws {
        let page = try #require(try Sample.files(Sample.report())["en.html"])

        #expect(page.contains("boys &amp; &lt;men&gt;"))
        #expect(!page.contains("<men>"))
    }

    @Test func `a table has a caption, headings for rows and columns, and its file`() throws {
        let page = try #require(try Sample.files(Sample.report())["en.html"])

        #expect(page.components(separatedBy: "<caption>").count == 4)
        #expect(page.contains("<th scope=\"row\">en bystander</th>"))
        #expect(page.contains("<th scope=\"col\">en role</th>"))
        #expect(page.contains("href=\"tables/role.csv\""))
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
}
