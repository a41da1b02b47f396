package cli

import (
	"strings"

	"doudi/model/message"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// translateHelp makes help English where that is chosen. Texts of commands and flags are written in both languages,
// Chinese first and English in parentheses behind it; to a reader of Chinese both are shown.
func (s *settings) translateHelp(root *cobra.Command) {
	help := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		if s.lang == message.English {
			for _, each := range append(c.Commands(), c) {
				each.Short, each.Long = inEnglish(each.Short), inEnglish(each.Long)
			}
			english := func(f *pflag.Flag) { f.Usage = inEnglish(f.Usage) }
			c.Flags().VisitAll(english)
			c.PersistentFlags().VisitAll(english)
			c.InheritedFlags().VisitAll(english)
		}
		help(c, args)
	})
}

// inEnglish is the English of a text in both languages, with what follows it; a text without Chinese is left alone.
func inEnglish(text string) string {
	from, to := strings.Index(text, " ("), strings.LastIndex(text, ")")
	if !strings.ContainsFunc(text, isChinese) || from < 0 || to < from {
		return text
	}
	return text[from+2:to] + text[to+1:]
}

// isChinese says whether a character is Chinese, or punctuation as Chinese sets it.
func isChinese(r rune) bool { return r >= 0x2e80 && r < 0xfb00 || r >= 0xfe30 && r < 0xfff0 }
