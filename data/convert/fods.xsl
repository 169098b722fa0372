<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                exclude-result-prefixes="h office text table meta dc">
  <!-- Flat OpenDocument spreadsheet (.fods): one question a row, columns by name. The
       first row says which is which: question, answer, and if need be id, topic,
       alternatives, keywords and note, or the same in Dutch. -->
  <h:format name="fods" when="/*[local-name() = 'document']/*[local-name() = 'body']/*[local-name() = 'spreadsheet']"/>

  <xsl:template match="/office:document">
    <h:document kind="faq" title="{normalize-space((office:meta/dc:title | //table:table/@table:name)[1])}" lang="{office:meta/dc:language}">
      <xsl:apply-templates select="office:body/office:spreadsheet/table:table"/>
    </h:document>
  </xsl:template>

  <xsl:template match="table:table">
    <xsl:variable name="head" select="(.//table:table-row[normalize-space() != ''])[1]"/>
    <xsl:for-each select=".//table:table-row[normalize-space() != ''][position() &gt; 1]">
      <xsl:variable name="question"><xsl:call-template name="cell"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' question vraag '"/></xsl:call-template></xsl:variable>
      <xsl:variable name="topic"><xsl:call-template name="cell"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' topic onderwerp '"/></xsl:call-template></xsl:variable>
      <xsl:variable name="id"><xsl:call-template name="cell"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' id '"/></xsl:call-template></xsl:variable>
      <xsl:if test="normalize-space($question) != ''">
        <h:question id="{normalize-space($id)}" topic="{normalize-space($topic)}"><xsl:value-of select="$question"/></h:question>
        <xsl:call-template name="parts"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' alternatives alternatieven '"/><xsl:with-param name="as" select="'alternative'"/></xsl:call-template>
        <xsl:call-template name="parts"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' keywords trefwoorden '"/><xsl:with-param name="as" select="'keyword'"/></xsl:call-template>
        <xsl:call-template name="parts"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' note toelichting notitie '"/><xsl:with-param name="as" select="'note'"/></xsl:call-template>
        <xsl:call-template name="parts"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="' answer antwoord '"/><xsl:with-param name="as" select="'block'"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Where a cell stands: equal cells may be written once, with how often. -->
  <xsl:template name="place">
    <xsl:variable name="before" select="preceding-sibling::table:table-cell | preceding-sibling::table:covered-table-cell"/>
    <xsl:value-of select="sum($before/@table:number-columns-repeated) + count($before[not(@table:number-columns-repeated)]) + 1"/>
  </xsl:template>

  <xsl:template name="wanted">
    <xsl:param name="head"/>
    <xsl:param name="names"/>
    <xsl:for-each select="$head/table:table-cell">
      <xsl:variable name="name" select="translate(normalize-space(), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
      <xsl:if test="$name != '' and contains($names, concat(' ', $name, ' '))"><xsl:call-template name="place"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:param name="head"/>
    <xsl:param name="names"/>
    <xsl:variable name="wanted"><xsl:call-template name="wanted"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="$names"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="table:table-cell">
      <xsl:variable name="place"><xsl:call-template name="place"/></xsl:variable>
      <xsl:if test="$place = $wanted"><xsl:for-each select="text:p"><xsl:value-of select="concat(., ' ')"/></xsl:for-each></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="parts">
    <xsl:param name="head"/>
    <xsl:param name="names"/>
    <xsl:param name="as"/>
    <xsl:variable name="wanted"><xsl:call-template name="wanted"><xsl:with-param name="head" select="$head"/><xsl:with-param name="names" select="$names"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="table:table-cell">
      <xsl:variable name="place"><xsl:call-template name="place"/></xsl:variable>
      <xsl:if test="$place = $wanted">
        <xsl:for-each select="text:p">
          <xsl:element name="h:{$as}"><xsl:copy-of select="."/></xsl:element>
        </xsl:for-each>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
