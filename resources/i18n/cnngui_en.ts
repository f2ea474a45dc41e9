<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
    <context>
        <name>JobBar</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuestionBar</name>
        <message numerus="yes">
            <source>%n of {asked} right</source>
            <translation>
                <numerusform>%n of {asked} right</numerusform>
                <numerusform>%n of {asked} right</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuestionView</name>
        <message numerus="yes">
            <source>%n of {count} right</source>
            <translation>
                <numerusform>%n of {count} right</numerusform>
                <numerusform>%n of {count} right</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sessions</name>
        <message numerus="yes">
            <source>%n result(s) of Style or Digits are in no file yet.</source>
            <translation>
                <numerusform>%n result of Style or Digits is in no file yet.</numerusform>
                <numerusform>%n results of Style or Digits are in no file yet.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StyleLab</name>
        <message numerus="yes">
            <source>%n picture(s) of the gallery cannot be read.</source>
            <translation>
                <numerusform>%n picture of the gallery cannot be read.</numerusform>
                <numerusform>%n pictures of the gallery cannot be read.</numerusform>
            </translation>
        </message>
    </context>
</TS>
