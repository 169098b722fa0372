<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
                xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                exclude-result-prefixes="h office text table style fo meta dc">
  <!-- Flat OpenDocument text (.fodt): headings become sections, or entries where most
       of them ask something. -->
  <h:format name="fodt" when="/*[local-name() = 'document']/*[local-name() = 'body']/*[local-name() = 'text']"/>

  <xsl:variable name="titles" select="//office:text//text:p[@text:style-name = 'Title' or @text:style-name = //style:style[@style:parent-style-name = 'Title']/@style:name]"/>
  <xsl:variable name="lang" select="(//office:styles/style:default-style[@style:family = 'paragraph']/style:text-properties)[1]"/>

  <xsl:template match="/office:document">
    <xsl:variable name="title" select="(office:meta/dc:title[normalize-space() != ''] | $titles)[1]"/>
    <h:document title="{normalize-space($title)}" date="{office:meta/dc:date}">
      <xsl:attribute name="lang">
        <xsl:choose>
          <xsl:when test="office:meta/dc:language"><xsl:value-of select="office:meta/dc:language"/></xsl:when>
          <xsl:when test="$lang/@fo:language and $lang/@fo:language != 'none'"><xsl:value-of select="$lang/@fo:language"/></xsl:when>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates select="office:body/office:text/*"/>
    </h:document>
  </xsl:template>

  <xsl:template match="text:h">
    <h:heading level="{@text:outline-level}"><xsl:copy-of select="node()"/></h:heading>
  </xsl:template>
  <xsl:template match="text:p[@text:style-name = 'Title' or @text:style-name = //style:style[@style:parent-style-name = 'Title']/@style:name]" priority="1"/>
  <xsl:template match="text:p | text:list[not(.//text:h)] | table:table">
    <h:block><xsl:copy-of select="."/></h:block>
  </xsl:template>
  <!-- Numbered headings stand in lists. -->
  <xsl:template match="text:section | text:list | text:list-item | text:list-header">
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="*"/>
</xsl:stylesheet>
