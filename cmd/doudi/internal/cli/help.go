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
		if s.lang == message.Chinese {
			c.SetUsageTemplate(chineseHeadings().Replace(c.UsageTemplate()))
			if f := c.Flags().Lookup("help"); f != nil {
				f.Usage = "用法 (help)"
			}
			for _, each := range c.Commands() {
				if each.Name() == "help" {
					each.Short = "一条命令的用法 (help about a command)"
				}
			}
		}
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

// chineseHeadings puts Chinese in place of the headings of the library's help.
func chineseHeadings() *strings.Replacer {
	return strings.NewReplacer("Usage:{{", "用法：{{", "\nExamples:\n", "\n例：\n", "\nAvailable Commands:", "\n命令：", "\nGlobal Flags:\n", "\n通用选项：\n",
		"\nFlags:\n", "\n选项：\n", `Use "{{.CommandPath}} [command] --help" for more information about a command.`, "一条命令的用法：{{.CommandPath}} [command] --help")
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
