package cli

import (
	"strings"
	"testing"

	"doudi/model/document"

	"github.com/spf13/cobra"
)

// To a reader of Chinese the headings of help, and the library's own texts, are Chinese; every command has its usage.
func TestChineseHelpHasChineseHeadings(t *testing.T) {
	var commands [][]string
	each(newRoot(&settings{}), func(c *cobra.Command) {
		commands = append(commands, append(strings.Fields(c.CommandPath())[1:], "--help"))
	})
	for _, args := range commands {
		code, out, said := inPlace(t, append(args, "--lang", "zh")...)
		if code != ExitOK || !strings.Contains(out, "用法：\n  doudi") || !strings.Contains(out, "选项：\n") {
			t.Errorf("%v: exit %d: %s%s", args, code, said, out)
		}
		for _, english := range []string{"Usage:", "Examples:", "Available Commands", "Flags:", "Use \"", "Help about", "help for"} {
			if strings.Contains(out, english) {
				t.Errorf("%v: %q in\n%s", args, english, out)
			}
		}
	}
}

// The menu fits a screen of 24 lines and 100 columns.
func TestMenuFitsAScreen(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		_, out, _ := inPlace(t, "--lang", lang)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if len(lines) > 24 {
			t.Errorf("%s: %d lines", lang, len(lines))
		}
		for _, line := range lines {
			if n := document.Cells(line); n > 100 {
				t.Errorf("%s: %d columns: %s", lang, n, line)
			}
		}
	}
}

// A date behind a policy's name, as other commands take it, is answered with the flag that takes it here.
func TestPolicySaysWhereItsDateIsWritten(t *testing.T) {
	for lang, want := range map[string]string{"zh": "日期写在 --at：doudi policy baise --at 2018", "en": "a date is written with --at: doudi policy baise --at 2018"} {
		if code, out, said := inPlace(t, "policy", "baise@2018", "--lang", lang); code != ExitBadInput || out != "" || !strings.Contains(said, want) {
			t.Errorf("exit %d: %s%s", code, said, out)
		}
	}
}
