<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" xmlns:x="http://www.w3.org/1999/xhtml" exclude-result-prefixes="h x">
  <!-- Well-formed XHTML: headings become sections, a page of questions entries. -->
  <h:format name="xhtml" when="/*[local-name() = 'html']"/>

  <xsl:template match="/*" priority="2">
    <xsl:variable name="body" select="*[local-name() = 'body']"/>
    <h:document title="{normalize-space((//*[local-name() = 'title'] | //*[local-name() = 'h1'])[1])}"
                lang="{(@xml:lang | @lang)[1]}" date="{//*[local-name() = 'meta' and (@name = 'date' or @name = 'DC.date')]/@content}">
      <xsl:choose>
        <xsl:when test="$body//*[contains(@itemtype, 'schema.org/Question')]">
          <xsl:for-each select="$body//*[contains(@itemtype, 'schema.org/Question')]">
            <h:question id="{@id}"><xsl:value-of select="(.//*[@itemprop = 'name'])[1]"/></h:question>
            <xsl:for-each select="(.//*[@itemprop = 'acceptedAnswer']//*[@itemprop = 'text'] | .//*[@itemprop = 'acceptedAnswer'][not(.//*[@itemprop = 'text'])])[1]">
              <h:block><xsl:copy-of select="node()"/></h:block>
            </xsl:for-each>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$body/node()"/></xsl:otherwise>
      </xsl:choose>
    </h:document>
  </xsl:template>

  <xsl:template match="*[local-name() = 'h1' or local-name() = 'h2' or local-name() = 'h3' or local-name() = 'h4' or local-name() = 'h5' or local-name() = 'h6']">
    <h:heading level="{substring(local-name(), 2)}" id="{@id}"><xsl:copy-of select="node()"/></h:heading>
  </xsl:template>
  <xsl:template match="*[local-name() = 'dt' or local-name() = 'summary']">
    <h:question id="{@id}"><xsl:copy-of select="node()"/></h:question>
  </xsl:template>
  <xsl:template match="*[local-name() = 'nav' or local-name() = 'script' or local-name() = 'style' or local-name() = 'noscript']"/>
  <!-- What holds headings or questions is looked into; anything else is a block. -->
  <xsl:template match="*[.//*[local-name() = 'h1' or local-name() = 'h2' or local-name() = 'h3' or local-name() = 'h4' or local-name() = 'h5' or local-name() = 'h6' or local-name() = 'dt' or local-name() = 'summary']]" priority="1">
    <xsl:apply-templates select="node()"/>
  </xsl:template>
  <xsl:template match="*">
    <h:block><xsl:copy-of select="."/></h:block>
  </xsl:template>
  <xsl:template match="text()[normalize-space() != '']">
    <h:block><xsl:value-of select="."/></h:block>
  </xsl:template>
  <xsl:template match="text() | comment() | processing-instruction()"/>
</xsl:stylesheet>
