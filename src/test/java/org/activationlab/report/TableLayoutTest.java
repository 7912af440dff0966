package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableLayoutTest {

    private static Table example() {
        StringColumn name = Columns.text("name");
        IntColumn count = Columns.count("pairs");
        DoubleColumn share = Columns.share("share of all pairs");
        DoubleColumn ratio = Columns.number("ratio", 3);
        name.append("<b>\"x\" & y</b>").append("z");
        count.append(1234567).append(3);
        share.append(0.98765).append(-0.5);
        ratio.append(0.5).append(Double.NaN);
        return Table.create("example", name, count, share, ratio);
    }

    @Test
    void alignsPlainText() {
        assertThat(TableText.of(example(), 10)).isEqualTo("""
                                                    share of
                        name                pairs  all pairs  ratio
                        --------------  ---------  ---------  -----
                        <b>"x" & y</b>  1,234,567     98.8 %  0.500
                        z                       3    -50.0 %      -
                        """);
    }

    @Test
    void countsTheRowsLeftOut() {
        assertThat(TableText.of(example(), 1))
                .endsWith("(1 more row left out of 2)\n")
                .doesNotContain("\nz ");
        assertThat(TableHtml.of(example(), "caption", 1))
                .contains("<tfoot><tr><td colspan=\"4\">(1 more row left out of 2)</td></tr></tfoot>")
                .doesNotContain(">z<");
        assertThat(TableHtml.of(example(), "caption", 2)).doesNotContain("tfoot");
        assertThat(TableText.of(example().emptyCopy(), 2)).endsWith("(no rows)\n");
    }

    @Test
    void refusesARowLimitBelowOne() {
        assertThatThrownBy(() -> TableText.of(example(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the row limit must be at least 1, but was 0");
    }

    @Test
    void continuesWideTablesBelow() {
        Table table = Table.create("wide", Columns.text("id").append("row"));
        IntStream.range(0, 20)
                .forEach(i -> table.addColumns(Columns.text("c" + i).append("value number " + i)));

        String text = TableText.of(table, 10);

        assertThat(text.lines()).allMatch(line -> line.length() <= TableText.WIDTH);
        assertThat(text).contains("value number 0").contains("value number 19");
        assertThat(text.lines().filter(line -> line.startsWith("row "))).hasSizeGreaterThan(1);
    }

    @Test
    void escapesAndAlignsHtml() {
        String html = TableHtml.of(example(), "a < b: 60 % & more", 10);

        assertThat(html)
                .contains("<caption>a &lt; b: 60&#160;% &amp; more</caption>")
                .contains("<th scope=\"col\">name</th><th scope=\"col\" class=\"number\">pairs</th>")
                .contains("<th scope=\"row\">&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;</th>")
                .contains("<td class=\"number\">1,234,567</td><td class=\"number\">98.8 %</td>"
                        + "<td class=\"number\">0.500</td>")
                .contains("<td class=\"number\">-</td>");
    }

    @Test
    void replacesCharactersThatXmlForbids() {
        assertThat(HtmlText.escape("a\u0000b\u0007c\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
    }
}
