// Package show writes what a policy says and what it pays for people to read, in Chinese or English.
//
// WriteSheet settles bills and writes the one-stop settlement sheet, WriteComparison the same bills under several policies,
// WritePolicy a policy as it stands in a month, WriteDiff what changes from one dated policy to another. Sheets also go out as
// JSON, in yuan.
package show
