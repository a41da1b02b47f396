package cli

import (
	"fmt"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

// question is something that can be asked of the program, with the line that asks it.
type question struct {
	ask     message.Message
	command string
}

// questions are what `doudi` alone offers, in the order in which one comes to need them. Each line works as it stands,
// wherever the program runs: what it names comes in the binary.
func questions() []question {
	return []question{
		{message.Say("A family's bills: who pays what, by which clause"), "doudi settle baise baise-2018"},
		{message.Say("What has changed between two dates of a policy"), "doudi diff baise@2017 baise@2018"},
		{message.Say("What another policy does to funds, families, poverty"), "doudi run baise --quick"},
		{message.Say("Whether a policy is sound"), "doudi check baise"},
		{message.Say("Write the policy of one's own county"), "doudi new policy mycounty"},
	}
}

// menu prints what can be asked.
func menu(s *settings) error {
	var b strings.Builder
	b.WriteString(s.lang.Say("Doudi: health-protection policy as rules that run; bills to the fen; what funds and families pay.\n\nYou can ask:\n\n"))
	width := 0
	for _, q := range questions() {
		width = max(width, document.Cells(q.ask.In(s.lang)))
	}
	lang := ""
	if s.lang == message.English {
		lang = " --lang en"
	}
	for _, q := range questions() {
		text := q.ask.In(s.lang)
		fmt.Fprintf(&b, "  %s%s   %s%s\n", text, strings.Repeat(" ", width-document.Cells(text)), q.command, lang)
	}
	b.WriteString(s.lang.Say("\nChinese is the default. All commands: doudi --help; one of them: doudi run --help.\n"))
	_, err := fmt.Fprint(s.Out, b.String())
	return err
}
