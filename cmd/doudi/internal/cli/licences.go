package cli

import (
	_ "embed"
	"io"

	"github.com/spf13/cobra"
)

// licences are the notices of what the program is linked from; .ci/licences writes them.
//
//go:embed licences.txt
var licences string

func newLicences(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:     "licences",
		Short:   "程序所用各库和字体的许可 (licences of the libraries and the font in the program)",
		Example: "  doudi licences",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(s.Out, s.lang.Say("Doudi is licensed under Apache-2.0. It contains:\n")+licences)
			return err
		},
	}
}
